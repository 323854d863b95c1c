package dev.p2c.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.text.Visible;
import java.time.temporal.ChronoUnit;

/** The JSON that a webhook understands. */
public enum WebhookForm {
    /** An Adaptive Card, as the workflows of Teams expect it. */
    TEAMS {
        @Override
        ObjectNode body(Message message) {
            ObjectNode root = object().put("type", "message");
            ObjectNode attachment = root.putArray("attachments").addObject();
            attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
            attachment.putNull("contentUrl");
            ObjectNode card = attachment.putObject("content");
            card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
            card.put("type", "AdaptiveCard").put("version", "1.4");
            card.putObject("msteams").put("width", "Full");
            ArrayNode body = card.putArray("body");
            block(body, MailText.subject(message)).put("weight", "Bolder").put("size", "Medium");
            for (Message.Item item : message.items().subList(0, shown(message))) {
                block(body, item.label() + ": " + plain(shortened(item.text())))
                        .put("color", color(item))
                        .put("separator", true);
                if (!item.cure().isEmpty()) {
                    block(body, item.cure());
                }
                block(body, since(item) + " · [Open the console](" + item.link() + ")")
                        .put("isSubtle", true);
            }
            return root;
        }

        private ObjectNode block(ArrayNode body, String text) {
            return body.addObject().put("type", "TextBlock").put("wrap", true).put("text", text);
        }

        private String color(Message.Item item) {
            if (item.isOver()) {
                return "Good";
            }
            return item.severity() == Severity.ERROR ? "Attention" : "Warning";
        }

        /** A text block reads Markdown, in which a row's own text must not make links. */
        private String plain(String text) {
            return Visible.line(text).replaceAll("([\\\\`*_\\[\\]()#~|<>])", "\\\\$1");
        }
    },

    /** The blocks of Slack. */
    SLACK {
        @Override
        ObjectNode body(Message message) {
            ObjectNode root = object().put("text", plain(MailText.subject(message)));
            ArrayNode blocks = root.putArray("blocks");
            message.items().subList(0, shown(message)).forEach(item -> section(blocks, item));
            return root;
        }

        private void section(ArrayNode blocks, Message.Item item) {
            String cure = item.cure().isEmpty() ? "" : "\n" + plain(item.cure());
            String text =
                    "*%s*: %s%s\n%s · <%s|Open the console>"
                            .formatted(
                                    item.label(),
                                    plain(shortened(item.text())),
                                    cure,
                                    since(item),
                                    item.link());
            ObjectNode section = blocks.addObject().put("type", "section");
            section.putObject("text").put("type", "mrkdwn").put("text", text);
        }

        private String plain(String text) {
            return Visible.line(text)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;");
        }
    };

    /** Teams refuses more than 28 kB, Slack more than 50 blocks; the console shows the rest. */
    private static final int MOST_ITEMS = 12;

    private static final int LONGEST = 1000;

    abstract ObjectNode body(Message message);

    public String json(Message message) {
        return body(message).toString();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static int shown(Message message) {
        return Math.min(MOST_ITEMS, message.items().size());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String since(Message.Item item) {
        return "since " + item.at().truncatedTo(ChronoUnit.SECONDS);
    }
}
