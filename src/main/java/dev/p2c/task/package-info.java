/**
 * A task brings the rows of one source entity to one target entity. The route template calls {@link
 * dev.p2c.task.Task}; each step has a package of its own ({@code poll}, {@code upsert}, {@code
 * deletion}, {@code recheck}), and all of them share {@code plan} and {@code batch}.
 */
package dev.p2c.task;
