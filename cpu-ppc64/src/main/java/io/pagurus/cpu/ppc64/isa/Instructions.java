package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import java.util.List;

/** The facilities that make up the CPU's instruction set. */
public final class Instructions {
    private static final OpcodeTable TABLE = new OpcodeTable(facilities());

    private Instructions() {}

    /** {@return all facilities, in the order of the ISA's books} */
    public static List<Class<?>> facilities() {
        return List.of(
                Branch.class,
                ConditionRegister.class,
                FixedPointArithmetic.class,
                FixedPointMultiply.class,
                FixedPointLogical.class,
                ProgramPriority.class,
                FixedPointRotate.class,
                FixedPointCompare.class,
                FixedPointLoad.class,
                FixedPointStore.class,
                FixedPointMultiple.class,
                Atomic.class,
                AtomicMemoryOperation.class,
                TransactionalMemory.class,
                CacheControl.class,
                VectorLoad.class,
                VectorStore.class,
                VectorPack.class,
                VectorMerge.class,
                VectorPermute.class,
                VectorExtract.class,
                VectorAdd.class,
                VectorSubtract.class,
                VectorMultiply.class,
                VectorMultiplyAdd.class,
                VectorSumAcross.class,
                VectorNegate.class,
                VectorAverage.class,
                VectorMaximum.class,
                VectorCompare.class,
                VectorLogical.class,
                VectorRotate.class,
                VectorShift.class,
                VectorFloat.class,
                VectorFloatConvert.class,
                VectorFloatCompare.class,
                VectorFloatEstimate.class,
                VectorCipher.class,
                VectorHash.class,
                VectorBitPermute.class,
                VectorCount.class,
                VectorStatus.class,
                VectorStream.class,
                VsxLoad.class,
                VsxStore.class,
                VsxMove.class,
                VsxLogical.class,
                VsxPermute.class,
                VsxSign.class,
                VsxExponent.class,
                VsxTestDataClass.class,
                VsxScalarArithmetic.class,
                VsxScalarMultiplyAdd.class,
                VsxScalarCompare.class,
                VsxScalarConvert.class,
                VsxVectorDouble.class,
                VsxVectorSingle.class,
                VsxVectorMultiplyAddDouble.class,
                VsxVectorMultiplyAddSingle.class,
                VsxVectorCompare.class,
                VsxVectorConvert.class,
                VsxVectorToInteger.class,
                VsxRound.class,
                VsxMaximum.class,
                VsxSoftwareTest.class,
                FloatingPointArithmetic.class,
                FloatingPointMultiplyAdd.class,
                DecimalFloatingPointArithmetic.class,
                DecimalFloatingPointCompare.class,
                DecimalFloatingPointQuantum.class,
                DecimalFloatingPointConversion.class,
                DecimalFloatingPointFormat.class,
                SlbManagement.class,
                TlbManagement.class,
                XerFacility.class,
                SegmentRegister.class,
                SystemCall.class,
                SystemReturn.class,
                MachineState.class,
                SpecialPurposeRegisters.class,
                Doorbell.class,
                SystemControl.class);
    }

    /** {@return the opcode table of all facilities} */
    public static OpcodeTable table() {
        return TABLE;
    }
}
