package dev.p2c.alert;

import dev.p2c.text.Visible;
import java.time.temporal.ChronoUnit;

/** The plain text of a mail. */
public final class MailText {

    private MailText() {}

    public static String of(Message message) {
        StringBuilder text = new StringBuilder();
        for (Message.Item item : message.items()) {
            text.append(item.label()).append(": ").append(Visible.line(item.text())).append('\n');
            if (!item.cure().isEmpty()) {
                text.append("What to do: ").append(item.cure()).append('\n');
            }
            text.append("Since ").append(item.at().truncatedTo(ChronoUnit.SECONDS)).append('\n');
            text.append(item.link()).append("\n\n");
        }
        return text.toString();
    }

    /** The subject on one line of ordinary length. */
    public static String subject(Message message) {
        String line = Visible.line(message.subject());
        return line.length() > 150 ? line.substring(0, 149) + "…" : line;
    }
}
