package dev.p2c.sandbox.sales;

/**
 * Skip token of a later page of changes: the last version shown, and the time up to which changes
 * are shown.
 */
record DeltaPage(long after, DeltaToken until) {

    static DeltaPage parse(String text) {
        int mark = text.indexOf('~');
        try {
            long after = Long.parseLong(text.substring(0, Math.max(mark, 0)));
            return new DeltaPage(after, DeltaToken.parse(text.substring(mark + 1)));
        } catch (NumberFormatException e) {
            throw WebApiErrors.invalid("The skip token '" + text + "' is not valid.");
        }
    }

    @Override
    public String toString() {
        return after + "~" + until;
    }
}
