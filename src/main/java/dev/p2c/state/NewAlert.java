package dev.p2c.state;

/** An alert to raise, see {@link AlertRecord}. */
public record NewAlert(String rule, String subject, String severity, String text, String link) {}
