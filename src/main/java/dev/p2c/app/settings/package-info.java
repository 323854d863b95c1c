/** Settings and secrets, which are read once at start from files and the environment. */
package dev.p2c.app.settings;
