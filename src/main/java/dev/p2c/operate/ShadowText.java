package dev.p2c.operate;

/**
 * The mode of a direction and its newest plan in shadow, as texts.
 *
 * @param mode {@code live}, {@code shadow} or {@code off}
 * @param plan what the plan would write; empty without a plan
 * @param file of the plan; empty without a plan
 * @param madeAt when the plan was made; empty without a plan
 */
public record ShadowText(String mode, String plan, String file, String madeAt) {

    /** The texts of a direction that does not run. */
    public static final ShadowText NONE = new ShadowText("", "", "", "");
}
