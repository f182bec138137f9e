package io.headwater.model;

import java.util.List;

/**
 * A LightGBM model read from its text: the raw score is the sum of the trees' leaves, in order.
 *
 * @param features names in the order of the columns
 */
public record TreeModel(List<String> features, List<Tree> trees) {

    public TreeModel {
        features = List.copyOf(features);
        trees = List.copyOf(trees);
    }

    /**
     * Reads what LightGBM's {@code save_model} wrote.
     *
     * @throws ModelRefusedException for a text that is damaged, or a kind of model that can't rank here
     */
    public static TreeModel parse(String text) throws ModelRefusedException {
        return new TreeModelText(text).read();
    }
}
