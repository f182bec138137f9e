package io.headwater.training.evaluation;

/**
 * By how much the model is above another contender, with its 95 % interval over users.
 *
 * @param value difference of the metric at 20
 */
public record Lift(Contender over, Metric metric, double value, double low, double high) {

    /** What is compared. */
    public enum Metric {
        HR("HR@20", "hr_at_20"),
        MRR("MRR@20", "mrr_at_20");

        private final String title;
        private final String label;

        Metric(String title, String label) {
            this.title = title;
            this.label = label;
        }

        public String title() {
            return title;
        }

        public String label() {
            return label;
        }

        double of(ContenderResult result) {
            AtK at20 = result.at(Answer.LENGTH);
            return this == HR ? at20.hr() : at20.mrr();
        }
    }

    /** Whether the model is better by more than noise. */
    public boolean isGain() {
        return low > 0;
    }

    /** Whether the model is worse by more than noise. */
    public boolean isLoss() {
        return high < 0;
    }
}
