package dev.p2c.alert;

import dev.p2c.state.AlertNotice;
import dev.p2c.state.AlertRecord;
import java.time.Instant;
import java.util.List;

/**
 * News for an operator, which several alerts may share.
 *
 * @param subject one line
 */
public record Message(String subject, List<Item> items) {

    /**
     * News of one alert.
     *
     * @param text what is wrong, or was
     * @param cure what to do; empty where nothing is to be done
     * @param link address of the page to look at
     * @param at when the alert was raised
     */
    public record Item(
            boolean isOver, Severity severity, String text, String cure, String link, Instant at) {

        /** {@code ERROR}, {@code Warning} or {@code Over}. */
        public String label() {
            if (isOver) {
                return "Over";
            }
            return severity == Severity.ERROR ? "ERROR" : "Warning";
        }
    }

    public Message {
        items = List.copyOf(items);
    }

    /**
     * The message of some notices.
     *
     * @param console address of the console
     */
    static Message of(List<AlertNotice> notices, String installation, String console) {
        List<Item> items = notices.stream().map(notice -> item(notice, console)).toList();
        Item first = worst(items);
        String more = items.size() > 1 ? " (and " + (items.size() - 1) + " more)" : "";
        return new Message(
                "[p2c %s] %s: %s%s".formatted(installation, first.label(), first.text(), more),
                items);
    }

    private static Item worst(List<Item> items) {
        return items.stream()
                .filter(item -> !item.isOver() && item.severity() == Severity.ERROR)
                .findFirst()
                .or(() -> items.stream().filter(item -> !item.isOver()).findFirst())
                .orElse(items.get(0));
    }

    private static Item item(AlertNotice notice, String console) {
        AlertRecord alert = notice.alert();
        String cure = RuleKind.of(alert.rule()).map(RuleKind::cure).orElse("");
        return new Item(
                notice.isOver(),
                Severity.of(alert.severity()),
                alert.text(),
                notice.isOver() ? "" : cure,
                console + alert.link(),
                alert.raisedAt());
    }

    /** The message by which somebody tries whether messages arrive. */
    public static Message trial(String installation, String console, Instant at) {
        Item item =
                new Item(
                        false,
                        Severity.WARNING,
                        "This is a test: alerts of p2c arrive here",
                        "",
                        console + "/p2c",
                        at);
        return new Message("[p2c " + installation + "] Test of the alerts", List.of(item));
    }
}
