package io.pagurus.migration.compat;

import java.util.Locale;

/**
 * Why a section is not identical, and what would make it so.
 *
 * @param kind what part of the contract differs
 * @param text the difference, with both values
 * @param repair the smallest change that would mend it
 */
public record Cause(Kind kind, String text, String repair) {
    /** The part of the contract between sender and receiver. */
    public enum Kind {
        /** idstr or instance_id. */
        IDENTITY,
        /** version_id or minimum_version_id. */
        VERSION,
        /** the receiver has no such section at all. */
        MISSING_SECTION,
        /** a field's presence, order, type or count. */
        FIELD,
        /** a subsection that only one side knows. */
        SUBSECTION,
        /** the order in which sections come. */
        ORDER,
        /** bytes that the receiver does not consume, or that it wants and nobody sent. */
        LEFT_OVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public String toString() {
        return kind + ": " + text;
    }
}
