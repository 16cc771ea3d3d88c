package io.pagurus.fuzz;

import io.pagurus.migration.stream.ScanOptions;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.stream.StreamScanner;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.migration.stream.StreamWriter;
import io.pagurus.migration.stream.VmDesc;
import io.pagurus.migration.stream.VmDesc.Described;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A payload that is delimited by a JSON description, both hostile: two bytes with the length of the description, the
 * description, the payload of its first device. Passing over the payload and taking it apart must agree.
 */
final class DescribedTarget implements Target {
    private static final int PREFIX = 2;
    private static final int LONGEST_NAME = 255;

    @Override
    public void read(byte[] input) throws VmStateException {
        if (input.length < PREFIX) {
            throw VmStateException.shortRead(0, PREFIX, input.length);
        }
        int end = Math.min(input.length, PREFIX + ((input[0] & 0xff) << 8 | (input[1] & 0xff)));
        byte[] json = Arrays.copyOfRange(input, PREFIX, end);
        byte[] payload = Arrays.copyOfRange(input, end, input.length);
        VmDesc vmdesc = VmDesc.parse(json, 0);
        if (vmdesc.devices().isEmpty()) {
            return;
        }
        byte[] stream = stream(vmdesc.devices().getFirst(), json, payload);
        StreamImage image = StreamScanner.scan(StreamSource.ofBytes(stream), ScanOptions.PLAIN, StreamTrace.off());
        SectionItem section = image.fullSections().getFirst();
        if (section.payloadLength() > payload.length + 1L) {
            throw new BrokenPromise("a payload that reaches into the description");
        }
        ScanTarget.show(image);
    }

    /** Without footers, so that the description alone decides where the payload ends. */
    private static byte[] stream(Described device, byte[] json, byte[] payload) throws VmStateException {
        boolean writable = device.name().chars().allMatch(c -> c > ' ' && c < 0x7f)
                && !device.name().isEmpty()
                && device.name().length() <= LONGEST_NAME;
        SectionId id = new SectionId(writable ? device.name() : "box", device.instanceId());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamWriter writer = new StreamWriter(out, false);
        writer.header();
        writer.full(1, id, device.body().version(), body -> body.bytes(payload, 0, payload.length));
        writer.eof();
        writer.vmdesc(json);
        writer.flush();
        return out.toByteArray();
    }
}
