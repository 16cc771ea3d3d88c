package io.pagurus.migration.stream;

/**
 * The parts of a stream that depend on its machine type and are not announced on the wire.
 *
 * @param configuration the configuration section (send-configuration); {@link Presence#AUTO} looks for its type byte
 * @param footers section footers (send-section-footer); {@link Presence#AUTO}: there if a configuration section is,
 *     since the machine types up to 2.3 have neither
 * @param vmdesc the trailing JSON (not suppress-vmdesc); {@link Presence#AUTO}: read if anything follows the end mark;
 *     {@link Presence#PRESENT}: a receiver reports its absence and passes over one that is cut, as QEMU does
 */
public record StreamRules(Presence configuration, Presence footers, Presence vmdesc) {
    /** Everything is found out from the stream. */
    public static final StreamRules AUTO = new StreamRules(Presence.AUTO, Presence.AUTO, Presence.AUTO);
}
