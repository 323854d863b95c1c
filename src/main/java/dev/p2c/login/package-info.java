/** Who may use the console: users, their roles and passwords, and logins by OpenID Connect. */
package dev.p2c.login;
