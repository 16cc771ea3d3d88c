package io.pagurus.qdev;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The implementations installed now: a service of the core, which tracks {@link DeviceType} services. */
@ProviderType
public interface DeviceTypeCatalog {
    /** {@return all implementations, by name, then by number} */
    List<Installed> installed();

    /**
     * {@return one implementation}
     *
     * @param name device name
     * @param implementation its number
     */
    Optional<Installed> find(String name, int implementation);

    /**
     * {@return the implementations of one device, by number}
     *
     * @param name device name
     */
    List<Installed> versions(String name);

    /**
     * Listens for implementations that come and go. A leaving implementation can still be called while the listener
     * runs, so that its devices' state can be saved.
     *
     * @param listener told on the thread that starts or stops the bundle
     * @return closes the subscription
     */
    AutoCloseable listen(Listener listener);

    /**
     * An installed implementation.
     *
     * @param type the service
     * @param bundle symbolic name and version of the bundle that registered it, such as {@code a.b 2.0.0}
     * @param bundleId its number in the framework, or -1 outside one
     */
    record Installed(DeviceType type, String bundle, long bundleId) {}

    /** Told when implementations come and go. */
    interface Listener {
        /**
         * An implementation has come.
         *
         * @param installed the implementation
         */
        void arrived(Installed installed);

        /**
         * An implementation is about to go.
         *
         * @param installed the implementation, still usable during this call
         */
        void leaving(Installed installed);
    }
}
