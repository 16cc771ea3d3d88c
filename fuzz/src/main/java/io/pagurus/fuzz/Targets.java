package io.pagurus.fuzz;

import io.pagurus.migration.live.InstalledDescriptions;
import io.pagurus.migration.stream.ScanOptions;
import io.pagurus.migration.stream.StreamRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The targets by name, each with the memory it may take. */
@SuppressWarnings("ImmutableEnumChecker") // A trial keeps nothing from one input to the next.
enum Targets {
    /** Streams, by nothing but themselves. */
    SCAN(new ScanTarget(ScanOptions.PLAIN), 1 << 20, 1024),
    /** Streams, by the descriptions of the devices. */
    DEVICES(
            new ScanTarget(new ScanOptions(
                    new InstalledDescriptions(Hardware.CATALOG),
                    List.of(Hardware.DESCRIPTIONS),
                    Optional.empty(),
                    StreamRules.AUTO)),
            1 << 20,
            1024),
    /** Streams, into live devices. */
    LOAD(new LoadTarget(), 64 << 20, 4096),
    /** Sections, into live devices. */
    SECTION(new SectionTarget(), 16 << 20, 1024),
    /** JSON descriptions. */
    JSON(new JsonTarget(), 1 << 20, 1024),
    /** Payloads by their JSON description. */
    DESCRIBED(new DescribedTarget(), 1 << 20, 1024);

    private final Trial trial;

    Targets(Target target, long base, long perByte) {
        this.trial = new Trial(target, base, perByte);
    }

    /** {@return the target under its promises} */
    Trial trial() {
        return trial;
    }

    /** {@return its name on the command line} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the target with a name} */
    static Targets named(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target '" + word + "'; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Targets::word).toList())));
    }
}
