package io.pagurus.qdev;

/**
 * A property of a device type.
 *
 * @param name as QEMU spells it
 * @param type such as {@code uint32}, {@code size}, {@code bool}, {@code str}
 * @param defaultValue as text; empty if it must be given
 * @param help one line
 */
public record PropertySpec(String name, String type, String defaultValue, String help) {}
