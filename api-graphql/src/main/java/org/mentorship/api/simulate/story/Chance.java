package org.mentorship.api.simulate.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Draws from one seeded stream of pseudo-random numbers. The algorithm is named and only arithmetic that is the same
 * everywhere is used, so that the same seed gives the same draws on any machine.
 */
public final class Chance {

    private static final String ALGORITHM = "L64X128MixRandom";
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final RandomGenerator random;

    private Chance(long seed) {
        this.random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    /**
     * A stream of its own for each purpose and ordinal, so that one more draw here changes nothing there.
     *
     * @param purpose what is drawn for
     * @param ordinal the how manieth of its kind
     */
    public static Chance of(long seed, String purpose, long ordinal) {
        return new Chance(seed * GOLDEN_RATIO + purpose.hashCode() + ordinal * GOLDEN_RATIO * GOLDEN_RATIO);
    }

    /** Whether something of this probability (0–1) happens. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number between two others, both included, each as likely. */
    public int between(int least, int greatest) {
        return random.nextInt(least, greatest + 1);
    }

    /** A number from one bound to the other, each as likely. */
    public double between(double least, double greatest) {
        return random.nextDouble(least, greatest);
    }

    /** A number within a spread around a middle, the middle being the likeliest: the mean of three even draws. */
    public double around(double middle, double spread) {
        return middle + (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) / 1.5 * spread;
    }

    /** A whole number within bounds, around a middle. */
    public int around(double middle, double spread, int least, int greatest) {
        return Math.clamp(Math.round(around(middle, spread)), least, greatest);
    }

    /** One of several, each as likely. */
    public <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Some of several, in another order. */
    public <T> List<T> someOf(List<T> things, int most) {
        return shuffled(things).subList(0, Math.min(most, things.size()));
    }

    /** All of them, in another order. */
    public <T> List<T> shuffled(List<T> things) {
        var copy = new ArrayList<>(things);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** One of several by weight; the weights need not add up to anything. */
    public <T extends Comparable<T>> T weighted(Map<T, Integer> weights) {
        var ordered = new TreeMap<>(weights); // Map.of has another order in every process
        var left = random.nextInt(
                ordered.values().stream().mapToInt(Integer::intValue).sum());
        for (var entry : ordered.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("No weight is positive in " + weights);
    }
}
