/**
 * Alerts: messages that the application sends to operators. Rules find problems; an alert is raised
 * when a problem begins and closed when it has ended, and each change is sent once by mail or
 * webhook.
 */
package dev.p2c.alert;
