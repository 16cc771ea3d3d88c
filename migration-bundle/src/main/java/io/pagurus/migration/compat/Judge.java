package io.pagurus.migration.compat;

import io.pagurus.migration.live.Refusal;
import io.pagurus.migration.live.SavedSection;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionReceiver;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.savestate.SaveStateRegistry.Match;
import io.pagurus.savestate.SaveStateRegistry.MatchedBy;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Forms a verdict: gives a sender's sections to a receiver, one by one and by the receiver's rules, then has the receiver
 * save again and compares what it would send with what it got.
 */
public final class Judge {
    private Judge() {}

    /**
     * Judges one direction. The receiver's devices are loaded by it.
     *
     * @param sent the sender's sections
     * @param receiver fresh devices and their registry
     * @return the verdict, and what the receiver would send in its turn
     */
    public static Judgement judge(SavedSections sent, Receiver receiver) {
        SectionReceiver line = new SectionReceiver(receiver.registry());
        List<Offer> offers = new ArrayList<>();
        boolean allLoaded = true;
        for (SavedSection section : sent.sections()) {
            try {
                offers.add(new Offer(section, line.receive(sent, section), null));
            } catch (VmStateException e) {
                offers.add(new Offer(section, null, Refusal.of(e)));
                allLoaded = false;
            }
        }
        SavedSections sentOn = allLoaded ? sendOn(receiver) : null;
        List<SectionVerdict> verdicts = new ArrayList<>();
        for (Offer offer : offers) {
            verdicts.add(verdict(sent, offer, receiver, sentOn));
        }
        return new Judgement(Verdict.of(verdicts), sentOn);
    }

    /** What the receiver would send in its turn, or null if it cannot save what it took. */
    private static @Nullable SavedSections sendOn(Receiver receiver) {
        try {
            return SectionSaver.save(receiver.entries());
        } catch (VmStateException e) {
            return null;
        }
    }

    private static SectionVerdict verdict(
            SavedSections sent, Offer offer, Receiver receiver, @Nullable SavedSections sentOn) {
        SavedSection section = offer.section();
        if (offer.refusal() != null) {
            return new SectionVerdict(
                    section.id().toString(),
                    section.versionId(),
                    section.payloadLength(),
                    Outcome.BROKEN,
                    null,
                    null,
                    offer.refusal().receiver(),
                    Causes.ofRefusal(section.entry(), receiver, offer.refusal()),
                    List.of(offer.refusal().sentence()));
        }
        Match match = java.util.Objects.requireNonNull(offer.match());
        boolean byAlias = match.by() != MatchedBy.INSTANCE_ID;
        List<String> notes = new ArrayList<>();
        Outcome outcome = Outcome.IDENTICAL;
        Cause cause = null;
        if (sentOn != null) {
            StateDiff diff = StateDiff.between(sent, section, sentOn, match.entry());
            notes.addAll(diff.notes());
            outcome = diff.outcome();
            cause = Causes.ofDifference(section.entry(), match.entry(), diff);
        }
        if (byAlias) {
            outcome = outcome.or(Outcome.COMPATIBLE_BY_ALIAS);
        }
        return new SectionVerdict(
                section.id().toString(),
                section.versionId(),
                section.payloadLength(),
                outcome,
                match.by().name().toLowerCase(Locale.ROOT),
                match.entry().id().toString(),
                List.of(),
                cause,
                notes);
    }

    /**
     * A verdict with what follows from it.
     *
     * @param verdict the verdict
     * @param sentOn the sections that the receiver would send in its turn; null if it refused one or cannot save
     */
    public record Judgement(Verdict verdict, @Nullable SavedSections sentOn) {}

    private record Offer(
            SavedSection section,
            @Nullable Match match,
            @Nullable Refusal refusal) {}
}
