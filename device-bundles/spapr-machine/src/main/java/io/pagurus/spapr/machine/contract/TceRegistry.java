package io.pagurus.spapr.machine.contract;

import io.pagurus.machine.SafePoint;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.DmaPage;
import io.pagurus.spapr.TceTable;
import io.pagurus.spapr.TceTables;
import java.util.Optional;
import java.util.Set;

/** The TCE tables of one machine. */
final class TceRegistry implements TceTables {
    private final SafePoint safePoint;
    private final Slots<Integer, TceTable> tables = new Slots<>("LIOBN");

    TceRegistry(SafePoint safePoint) {
        this.safePoint = safePoint;
    }

    @Override
    public void attach(RealizeScope scope, int liobn, TceTable table) {
        tables.hold(scope, liobn, table);
    }

    @Override
    public Optional<TceTable> find(int liobn) {
        return tables.find(liobn);
    }

    @Override
    public Set<Integer> liobns() {
        return tables.places();
    }

    @Override
    public Optional<DmaPage> translate(int liobn, long ioba, boolean write) {
        safePoint.enterGuest();
        try {
            return find(liobn).flatMap(table -> table.translate(ioba, write));
        } finally {
            safePoint.leaveGuest();
        }
    }
}
