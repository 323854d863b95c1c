/**
 * Alerts: what an operator is told without asking. Rules say what is wrong now; an alert is raised
 * when that begins and ended when it is over, and each change is sent once over mail or webhook.
 */
package dev.p2c.alert;
