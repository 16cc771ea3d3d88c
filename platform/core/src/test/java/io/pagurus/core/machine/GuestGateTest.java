package io.pagurus.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.SafePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuestGateTest {
    private final GuestGate gate = new GuestGate();

    private Thread thread(boolean virtual, Runnable body) {
        return virtual ? Thread.ofVirtual().start(body) : Thread.ofPlatform().start(body);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noCallIsUnderWayWhileTheGuestIsStoppedAndNoneIsLost(boolean virtual) throws InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger violations = new AtomicInteger();
        CountDownLatch calling = new CountDownLatch(4);
        long[] unguarded = {0};
        List<Thread> guests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            guests.add(thread(virtual, () -> {
                while (!done.get()) {
                    gate.enterGuest();
                    gate.enterGuest();
                    if (stopped.get()) {
                        violations.incrementAndGet();
                    }
                    gate.leaveGuest();
                    if (stopped.get()) {
                        violations.incrementAndGet();
                    }
                    gate.leaveGuest();
                    calling.countDown();
                }
            }));
        }
        // Else all could be over before a guest has had a processor.
        calling.await();
        for (int i = 0; i < 10_000; i++) {
            try (SafePoint.Stopped _ = gate.stop();
                    SafePoint.Stopped _ = gate.stop()) {
                stopped.set(true);
                unguarded[0]++;
                stopped.set(false);
            }
        }
        done.set(true);
        for (Thread guest : guests) {
            assertTrue(guest.join(Duration.ofSeconds(20)), "a guest thread was not woken");
        }
        assertEquals(0, violations.get());
    }

    @Test
    void severalThreadsStopInTurn() throws InterruptedException {
        int[] unguarded = {0};
        List<Thread> stoppers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stoppers.add(thread(i % 2 == 0, () -> {
                for (int n = 0; n < 1000; n++) {
                    try (SafePoint.Stopped _ = gate.stop()) {
                        unguarded[0]++;
                    }
                }
            }));
        }
        for (Thread stopper : stoppers) {
            stopper.join();
        }
        assertEquals(4000, unguarded[0]);
    }

    @Test
    void aCallThatArrivesWhileStoppedWaits() throws InterruptedException {
        SafePoint.Stopped outer = gate.stop();
        SafePoint.Stopped inner = gate.stop();
        CountDownLatch inside = new CountDownLatch(1);
        Thread guest = thread(false, () -> {
            gate.enterGuest();
            inside.countDown();
            gate.leaveGuest();
        });
        inner.close();
        inner.close();
        await(guest, Thread.State.WAITING);
        assertEquals(1, inside.getCount());
        outer.close();
        guest.join();
        assertEquals(0, inside.getCount());
    }

    @Test
    void stoppingWaitsForACallUnderWay() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean left = new AtomicBoolean();
        Thread stopper = Thread.currentThread();
        Thread guest = thread(true, () -> {
            gate.enterGuest();
            inside.countDown();
            // It naps while it waits for us.
            await(stopper, Thread.State.TIMED_WAITING);
            left.set(true);
            gate.leaveGuest();
        });
        inside.await();
        try (SafePoint.Stopped _ = gate.stop()) {
            assertTrue(left.get());
        }
        guest.join();
    }

    @Test
    void stoppingInGuestContextIsRefused() {
        gate.enterGuest();
        assertThrows(IllegalStateException.class, gate::stop);
        gate.leaveGuest();
        gate.stop().close();
        assertThrows(IllegalStateException.class, gate::leaveGuest);
    }

    @Test
    void whoeverStoppedTheGuestMayActForIt() {
        try (SafePoint.Stopped _ = gate.stop()) {
            gate.enterGuest();
            gate.leaveGuest();
        }
    }

    @Test
    void aHoldKeepsTheGuestStoppedButNotOtherStoppers() throws InterruptedException {
        SafePoint.Stopped hold;
        try (SafePoint.Stopped _ = gate.stop()) {
            hold = gate.hold();
        }
        CountDownLatch inside = new CountDownLatch(1);
        Thread guest = thread(false, () -> {
            gate.enterGuest();
            inside.countDown();
            gate.leaveGuest();
        });
        thread(false, () -> gate.stop().close()).join();
        await(guest, Thread.State.WAITING);
        assertEquals(1, inside.getCount());
        hold.close();
        guest.join();
        assertEquals(0, inside.getCount());
        assertThrows(IllegalStateException.class, gate::hold);
    }

    @Test
    void aThreadThatDiedInGuestContextBlocksNobody() throws InterruptedException {
        thread(false, gate::enterGuest).join();
        gate.stop().close();
    }

    @Test
    void manyShortLivedGuestsLeaveNothing() throws InterruptedException {
        for (int i = 0; i < 2000; i++) {
            thread(true, () -> {
                        gate.enterGuest();
                        gate.leaveGuest();
                    })
                    .join();
        }
        assertTrue(gate.visitors() <= 128, "visitors: " + gate.visitors());
        gate.stop().close();
    }

    /** Waits until a thread waits, or is at its end: for a while only would not show that it had come that far. */
    private static void await(Thread thread, Thread.State state) {
        while (thread.isAlive() && thread.getState() != state) {
            LockSupport.parkNanos(100_000);
        }
    }
}
