package dev.p2c.routes;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;

/**
 * The routes that carry alerts out: one by mail, one to a webhook. They neither retry nor know any
 * rule. Passwords and the secret part of the webhook's address are in no endpoint and no header.
 */
public final class AlertRoutes extends RouteBuilder {

    /** Takes the text of a mail, with its subject in the header {@code subject}. */
    public static final String MAIL = "direct:alert-mail";

    /** Takes the JSON for the webhook. */
    public static final String WEBHOOK = "direct:alert-webhook";

    private static final String LOGIN = "alert-mail-login";
    private static final String CLIENT = "alert-webhook-client";
    private static final String CONNECTIONS = "alert-webhook-connections";

    private final Optional<AlertMail> mail;
    private final Optional<AlertWebhook> webhook;

    public AlertRoutes(Optional<AlertMail> mail, Optional<AlertWebhook> webhook) {
        this.mail = mail;
        this.webhook = webhook;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        mail.ifPresent(this::mail);
        webhook.ifPresent(this::webhook);
    }

    private void mail(AlertMail to) {
        to.login()
                .ifPresent(
                        login ->
                                getContext()
                                        .getRegistry()
                                        .bind(
                                                LOGIN,
                                                MailAuthenticator.class,
                                                login.authenticator()));
        from(MAIL)
                .routeId("alert-mail")
                .description("Alerts sent by mail")
                .setHeader("From", constant(to.from()))
                .id("alert-mail-from")
                .setHeader("To", constant(to.to()))
                .id("alert-mail-to")
                .to(to.endpoint() + (to.login().isPresent() ? "&authenticator=#" + LOGIN : ""))
                .id("alert-smtp");
    }

    private void webhook(AlertWebhook to) {
        SendingClient client = new SendingClient(to.http(), new Tickets());
        HttpClientConfigurer configurer =
                builder ->
                        client.configure(builder)
                                .addExecInterceptorFirst(
                                        "address",
                                        (request, scope, chain) -> {
                                            request.setPath(to.secretPath());
                                            return chain.proceed(request, scope);
                                        });
        getContext().getRegistry().bind(CLIENT, HttpClientConfigurer.class, configurer);
        getContext()
                .getRegistry()
                .bind(CONNECTIONS, HttpClientConnectionManager.class, client.connections());
        from(WEBHOOK)
                .routeId("alert-webhook")
                .description("Alerts sent to Teams or Slack")
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .id("alert-webhook-method")
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .id("alert-webhook-type")
                .to(
                        "%s?throwExceptionOnFailure=false&httpClientConfigurer=#%s&clientConnectionManager=#%s"
                                .formatted(to.origin(), CLIENT, CONNECTIONS))
                .id("alert-http");
    }
}
