package io.headwater.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Test requests of many users, answered by contenders of different skill. */
final class RandomRequests {
    static final int ITEMS = 200;

    private final Random random;
    private final double[] skill = new double[Contender.COUNT];

    RandomRequests(long seed) {
        this.random = new Random(seed);
        for (int contender = 0; contender < skill.length; contender++) {
            skill[contender] = 0.6 / (1 + contender);
        }
    }

    RandomRequests withSkill(Contender contender, double of) {
        skill[contender.ordinal()] = of;
        return this;
    }

    List<TestRequest> list(int count, int users) {
        List<TestRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(request("user-" + random.nextInt(users), i));
        }
        return requests;
    }

    private TestRequest request(String user, long asOf) {
        List<Target> targets = new ArrayList<>();
        for (long item : items(1 + random.nextInt(30))) {
            double gain = random.nextInt(3) == 0 ? 6 : random.nextInt(2) == 0 ? 3 : 1;
            targets.add(new Target(item, gain, random.nextBoolean()));
        }
        List<Answer> answers = new ArrayList<>();
        for (double of : skill) {
            answers.add(answer(targets, of));
        }
        int pool = random.nextInt(40);
        double[] scores = new double[pool];
        boolean[] labels = new boolean[pool];
        for (int i = 0; i < pool; i++) {
            labels[i] = random.nextInt(8) == 0;
            scores[i] = Math.round((random.nextGaussian() + (labels[i] ? 1 : 0)) * 20) / 20.0 - 2;
        }
        return new TestRequest(
                user, asOf, 1 + random.nextInt(150), targets, answers, scores, labels);
    }

    private Answer answer(List<Target> targets, double of) {
        List<Long> list = new ArrayList<>();
        for (long item : items(random.nextInt(27))) {
            list.add(item);
        }
        for (Target target : targets) {
            if (!list.isEmpty() && !list.contains(target.itemHash()) && random.nextDouble() < of) {
                list.set(random.nextInt(list.size()), target.itemHash());
            }
        }
        float[] shares = new float[list.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = random.nextInt(10) == 0 ? 0 : random.nextFloat() / 100;
        }
        return new Answer(list.stream().mapToLong(Long::longValue).toArray(), shares);
    }

    private long[] items(int count) {
        List<Long> all = new ArrayList<>();
        for (long item = 0; item < ITEMS; item++) {
            all.add(item);
        }
        Collections.shuffle(all, random);
        return Arrays.copyOf(all.stream().mapToLong(Long::longValue).toArray(), count);
    }
}
