package dev.p2c.run;

/** One company's part of a run. */
public record CompanyRun(Run run, String company) {

    /** The company's progress in a task of this run. */
    public Progress progress(String task) {
        return run.progress(task, company);
    }

    /** The task's name for log lines, followed by the company where there are several. */
    public String label(String task) {
        String name = run.options().isPlan() ? "plan of " + task : task;
        return run.companies().size() == 1 ? name : name + " for " + company;
    }
}
