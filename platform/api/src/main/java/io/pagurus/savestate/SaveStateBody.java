package io.pagurus.savestate;

import io.pagurus.vmstate.VmStateDescription;
import org.jspecify.annotations.Nullable;

/** What stands behind a registry entry: the thing whose bytes a section carries. */
public sealed interface SaveStateBody {
    /** {@return the newest version of the payload, written as the section's version_id} */
    int versionId();

    /**
     * A device's state and its description.
     *
     * @param vmsd the description
     * @param state the object it is bound to
     * @param <S> the state's type
     */
    record Described<S>(VmStateDescription<S> vmsd, S state) implements SaveStateBody {
        @Override
        public int versionId() {
            return vmsd.versionId();
        }
    }

    /**
     * An iterable that sends START, PART and END sections (QEMU's {@code SaveVMHandlers}), such as {@code ram}. The
     * handler is typed by the migration bundle, the only one that reads and writes such sections.
     *
     * @param versionId version of the payload
     * @param handler what the migration bundle's iterable codec for this idstr works on
     */
    record Live(int versionId, Object handler) implements SaveStateBody {}

    /** A section that no installed device describes: carried whole, leaves unchanged. */
    final class Passenger implements SaveStateBody {
        private final int versionId;
        private final byte[] payload;
        private final @Nullable String vmdesc;

        /**
         * A carried section.
         *
         * @param versionId as the stream said
         * @param payload the bytes between header and footer; owned by the passenger from now on
         * @param vmdesc the section's object in the stream's trailing JSON, as it stood there, or null
         */
        public Passenger(int versionId, byte[] payload, @Nullable String vmdesc) {
            this.versionId = versionId;
            this.payload = payload;
            this.vmdesc = vmdesc;
        }

        @Override
        public int versionId() {
            return versionId;
        }

        /** {@return the bytes between header and footer, not to be changed} */
        public byte[] payload() {
            return payload;
        }

        /** {@return the section's object in the trailing JSON, or null if the stream had none} */
        public @Nullable String vmdesc() {
            return vmdesc;
        }
    }
}
