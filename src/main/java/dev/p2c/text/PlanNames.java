package dev.p2c.text;

import java.util.regex.Pattern;

/**
 * Names of the files and folders of plans among other temporary files. They have the number of the
 * process, so that others know whether a plan is in use.
 */
public final class PlanNames {

    /** How every name begins. */
    public static final String BEGINNING = "p2c-plan-";

    /** Every name; its first group is the number of the process, which older versions left out. */
    public static final Pattern NAME = Pattern.compile(BEGINNING + "(?:(\\d+)-)?.*");

    private PlanNames() {}

    /** How the names of this process begin. */
    public static String ofThisProcess() {
        return BEGINNING + ProcessHandle.current().pid() + "-";
    }
}
