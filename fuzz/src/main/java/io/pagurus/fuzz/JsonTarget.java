package io.pagurus.fuzz;

import io.pagurus.migration.stream.VmDesc;
import io.pagurus.migration.stream.VmDesc.Described;
import io.pagurus.vmstate.VmStateException;

/** Parses a JSON description. Put together again from its devices' texts it must say the same. */
final class JsonTarget implements Target {
    @Override
    public void read(byte[] input) throws VmStateException {
        VmDesc vmdesc = VmDesc.parse(input, 0);
        Described configuration = vmdesc.configuration();
        byte[] again = VmDesc.assemble(
                vmdesc.layout(),
                configuration == null ? null : configuration.text(),
                vmdesc.pageSize(),
                vmdesc.devices().stream().map(Described::text).toList());
        VmDesc second;
        try {
            second = VmDesc.parse(again, 0);
        } catch (VmStateException e) {
            throw new BrokenPromise("what was written again is refused: " + e.getMessage(), e);
        }
        if (!second.equals(vmdesc)) {
            throw new BrokenPromise("what was written again says something else");
        }
    }
}
