package dev.p2c.check;

/**
 * What a check found about one requirement.
 *
 * @param id of the check; several things that one requirement asks for have findings of one id
 * @param system the connection's name
 * @param evidence what was seen, with its name and value in the system
 * @param remedy what to do, in words of the system: menu path, field, value, or a command; empty
 *     where nothing is to be done
 */
public record Finding(String id, String system, CheckState state, String evidence, String remedy) {}
