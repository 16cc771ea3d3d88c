package io.pagurus.fuzz;

import io.pagurus.migration.stream.ScanOptions;
import io.pagurus.migration.stream.SectionShow;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem.Delimiter;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.stream.StreamScanner;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Takes a stream apart without a machine, and shows it. What was delimited must be shown: there is no second chance to
 * refuse it.
 */
final class ScanTarget implements Target {
    private final ScanOptions options;

    ScanTarget(ScanOptions options) {
        this.options = options;
    }

    @Override
    public void read(byte[] input) throws VmStateException {
        show(StreamScanner.scan(StreamSource.ofBytes(input), options, StreamTrace.off()));
    }

    static void show(StreamImage image) {
        image.outline();
        image.ram().superseded();
        image.ram().unmentioned();
        for (SectionItem section : image.fullSections()) {
            if (section.delimitedBy() != Delimiter.JSON && section.described() != null) {
                continue; // Nobody has looked yet whether the JSON fits.
            }
            try {
                SectionShow.section(image, section, new StringBuilder());
            } catch (VmStateException e) {
                if (!e.problem().equals("too many elements to be shown")) {
                    throw new BrokenPromise("delimited, but not to be shown: " + e.getMessage(), e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
