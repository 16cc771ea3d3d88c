package io.pagurus.cpu.ppc64.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private final FlatMemory memory = new FlatMemory(0, 0x10000);
    private final Cpu cpu = new Cpu(true, memory, new NoEnvironment());
    private final Interpreter interpreter = new Interpreter(cpu, Instructions.table());

    @Test
    void instructionsOfABlockRunInOrderAndABranchGoesOn() {
        memory.instruction(0x1000, 0x38600005); // li r3,5
        memory.instruction(0x1004, 0x3863ffff); // addi r3,r3,-1
        memory.instruction(0x1008, 0x7c831a15); // add. r4,r3,r3
        memory.instruction(0x100c, 0x48000ff4); // b 0x2000
        memory.instruction(0x2000, 0x3c80ffff); // lis r4,-1
        cpu.setMsr(Msr.SF);
        cpu.nip = 0x1000;
        interpreter.run(4);
        assertEquals(4, cpu.gpr[3]);
        assertEquals(8, cpu.gpr[4]);
        assertEquals(4, cpu.cr[0]);
        assertEquals(0x2000, cpu.nip);
        interpreter.run(1);
        assertEquals(-0x10000, cpu.gpr[4]);
        assertEquals(0x2004, cpu.nip);
        assertEquals(5, cpu.completed);
    }

    @Test
    void anInstructionThatDoesNotExistRaisesTheProgramInterrupt() {
        memory.instruction(0x1000, 0x38600005); // li r3,5
        cpu.setMsr(Msr.SF | Msr.EE);
        cpu.nip = 0x1000;
        interpreter.run(1);
        interpreter.run(1);
        assertEquals(0x1004, cpu.spr[26]);
        assertEquals(Msr.SF | Msr.EE | 0x80000, cpu.spr[27]);
    }

    @Test
    void codeThatWasWrittenUnseenRunsOnceDerivedCodeIsForgotten() {
        memory.instruction(0x1000, 0x38600005); // li r3,5
        memory.instruction(0x1004, 0x4bfffffc); // b 0x1000
        cpu.setMsr(Msr.SF);
        cpu.nip = 0x1000;
        interpreter.run(2);
        assertEquals(5, cpu.gpr[3]);
        memory.instruction(0x1000, 0x38600006); // li r3,6
        interpreter.forget();
        interpreter.run(2);
        assertEquals(6, cpu.gpr[3]);
    }

    @Test
    void aStoreIntoTheCodeThatRunsIsSeenTheNextTime() {
        memory.instruction(0x1000, 0x38630001); // addi r3,r3,1
        memory.instruction(0x1004, 0x90a60000); // stw r5,0(r6)
        memory.instruction(0x1008, 0x4bfffff8); // b 0x1000
        cpu.setMsr(Msr.SF);
        cpu.nip = 0x1000;
        cpu.gpr[5] = 0x38630064; // addi r3,r3,100
        cpu.gpr[6] = 0x2000;
        interpreter.run(6);
        assertEquals(2, cpu.gpr[3]);
        cpu.gpr[6] = 0x1000;
        interpreter.run(9);
        assertEquals(203, cpu.gpr[3]);
    }

    @Test
    void aByteStoredBesideCodeLeavesItAndOneStoredIntoItDoesNot() {
        memory.instruction(0x1000, 0x98a60000); // stb r5,0(r6)
        memory.instruction(0x1004, 0x38630001); // addi r3,r3,1
        memory.instruction(0x1008, 0x4bfffff8); // b 0x1000
        cpu.setMsr(Msr.SF);
        cpu.nip = 0x1000;
        cpu.gpr[5] = 7;
        cpu.gpr[6] = 0x1800;
        interpreter.run(30);
        assertEquals(10, cpu.gpr[3]);
        assertEquals(7, cpu.load8(0x1800));
        cpu.gpr[6] = 0x1007;
        interpreter.run(6);
        assertEquals(11 + 7, cpu.gpr[3]);
    }
}
