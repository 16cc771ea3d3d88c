package io.pagurus.vmstate;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one element of a field is on the wire.
 *
 * @param <S> the state class the field belongs to
 */
public sealed interface Element<S> {
    /** {@return the {@code type} of the field in the vmdesc JSON} */
    String jsonType();

    /** {@return the fewest bytes one element can take on the wire} */
    long minimumSize();

    /** An integer, boolean or timer. */
    record Scalar<S>(WireType type) implements Element<S> {
        @Override
        public String jsonType() {
            return type.jsonName();
        }

        @Override
        public long minimumSize() {
            return type.bytes();
        }
    }

    /**
     * Bytes as they are.
     *
     * @param jsonType {@code buffer}, or the name of a custom encoding that is only carried
     * @param size bytes of one element
     */
    record Raw<S>(String jsonType, SizeRule<S> size) implements Element<S> {
        @Override
        public long minimumSize() {
            return size instanceof SizeRule.Fixed<S>(int bytes) ? bytes : 0;
        }
    }

    /**
     * Zeros on save, ignored on load.
     *
     * @param size bytes of one element
     */
    record Unused<S>(SizeRule<S> size) implements Element<S> {
        @Override
        public String jsonType() {
            return "unused_buffer";
        }

        @Override
        public long minimumSize() {
            return size instanceof SizeRule.Fixed<S>(int bytes) ? bytes : 0;
        }
    }

    /**
     * Bits in 64-bit words, word 0 first, bit 0 the least significant.
     *
     * @param bits number of bits
     */
    record Bitmap<S>(SizeRule<S> bits) implements Element<S> {
        @Override
        public String jsonType() {
            return "bitmap";
        }

        @Override
        public long minimumSize() {
            return bits instanceof SizeRule.Fixed<S>(int n) ? (n + 63L) / 64 * 8 : 0;
        }
    }

    /**
     * A nested structure, always saved and loaded in its newest version ({@code VMS_STRUCT}).
     *
     * @param vmsd its description
     */
    record Struct<S>(VmStateDescription<?> vmsd) implements Element<S> {
        @Override
        public String jsonType() {
            return "struct";
        }

        @Override
        public long minimumSize() {
            return vmsd.minimumSize();
        }
    }

    /**
     * A nested structure in a version of its own ({@code VMS_VSTRUCT}).
     *
     * @param vmsd its description
     * @param version the version saved and loaded
     */
    record VersionedStruct<S>(VmStateDescription<?> vmsd, int version) implements Element<S> {
        @Override
        public String jsonType() {
            return "vstruct";
        }

        @Override
        public long minimumSize() {
            return vmsd.minimumSize();
        }
    }

    /**
     * A structure made only for the transfer ({@code VMSTATE_WITH_TMP}); its hooks copy from and to the parent. It is
     * loaded with the field's own version.
     *
     * @param vmsd its description
     * @param maker makes it from the parent
     */
    record Tmp<S>(VmStateDescription<?> vmsd, Function<? super S, ?> maker) implements Element<S> {
        @Override
        public String jsonType() {
            return "tmp";
        }

        @Override
        public long minimumSize() {
            return vmsd.minimumSize();
        }
    }

    /**
     * A linked list: per element a 1 byte and the body, then a 0 byte.
     *
     * @param jsonType {@code qtailq} or {@code qlist}
     * @param vmsd the element's description, loaded with the field's own version
     */
    record Queue<S>(String jsonType, VmStateDescription<?> vmsd) implements Element<S> {
        @Override
        public long minimumSize() {
            return 1;
        }
    }

    /**
     * A tree: number of nodes, per node a 1 byte, key and value, then a 0 byte.
     *
     * @param key the key's description; null for a key that is a number of 8 bytes
     * @param value the value's description
     */
    record Tree<S>(@Nullable VmStateDescription<?> key, VmStateDescription<?> value) implements Element<S> {
        @Override
        public String jsonType() {
            return "gtree";
        }

        @Override
        public long minimumSize() {
            return 5;
        }
    }

    /**
     * A hand-written encoding.
     *
     * @param info reads and writes it
     */
    record Custom<S>(CustomInfo<? super S> info) implements Element<S> {
        @Override
        public String jsonType() {
            return info.jsonType();
        }

        @Override
        public long minimumSize() {
            return Math.max(0, info.size());
        }
    }

    /** No bytes: the field's predicate must hold ({@code VMS_MUST_EXIST}). */
    record Check<S>() implements Element<S> {
        @Override
        public String jsonType() {
            return "unknown";
        }

        @Override
        public long minimumSize() {
            return 0;
        }
    }
}
