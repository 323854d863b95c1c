package dev.p2c.state;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The open state: all data that survives the process. Several processes may open the same state,
 * even in an H2 file. Thread-safe.
 *
 * <p>While the database is unavailable, every method of this class and of its parts throws {@link
 * UnavailableException} once {@link StateSettings#patience} is over, and works again when the
 * database is back. What a method has written when it returns survives {@code kill -9}.
 */
public final class State implements AutoCloseable {

    private final Database database;
    private final Payloads payloads;
    private final TaskCompanies taskCompanies;
    private final Ledger ledger;
    private final Watermarks watermarks;
    private final Failures failures;
    private final FailureCounts failureCounts;
    private final DueFailures dueFailures;
    private final FailureActs failureActs;
    private final ResolvedFailures resolvedFailures;
    private final RowEdits edits;
    private final OperatorLines operatorLines;
    private final Purge purge;
    private final Conflicts conflicts;
    private final RunHistory runs;
    private final RunPages runPages;
    private final KeySearch keys;
    private final History history;
    private final OutcomeStore outcomes;
    private final Leases leases;
    private final LedgerScan ledgerScan;
    private final LedgerMarks ledgerMarks;
    private final LastSeen lastSeen;
    private final Notes notes;
    private final Alerts alerts;
    private final PausedDirections pauses;
    private final Requests requests;

    private State(Database database, Payloads payloads, Clock clock, boolean keepsHistory) {
        this(database, payloads, clock, keepsHistory, Optional.empty(), outcome -> {});
    }

    /**
     * @param keepsHistory whether the history keeps what is written
     * @param original the ledger that has the rows of a copy at first
     * @param told called with each outcome that was stored
     */
    State(
            Database database,
            Payloads payloads,
            Clock clock,
            boolean keepsHistory,
            Optional<OriginalLedger> original,
            Consumer<BatchOutcome> told) {
        this.database = database;
        this.payloads = payloads;
        this.taskCompanies = new TaskCompanies(database);
        this.ledger = new Ledger(database, taskCompanies, payloads, original);
        this.watermarks = new Watermarks(database, taskCompanies);
        FailureRows failureRows = new FailureRows(payloads);
        this.failures = new Failures(database, taskCompanies, failureRows, clock);
        this.failureCounts = new FailureCounts(database);
        this.dueFailures = new DueFailures(database, taskCompanies, failureRows);
        this.failureActs = new FailureActs(database, clock);
        this.resolvedFailures = new ResolvedFailures(database);
        this.edits = new RowEdits(database, taskCompanies, payloads, clock);
        this.operatorLines = new OperatorLines(database, clock);
        this.conflicts = new Conflicts(database, taskCompanies, payloads);
        this.purge = new Purge(database, payloads);
        this.runs = new RunHistory(database, clock);
        this.runPages = new RunPages(database);
        this.keys = new KeySearch(database);
        this.history = new History(database, payloads, keepsHistory);
        this.outcomes =
                new OutcomeStore(database, taskCompanies, payloads, history, original, clock, told);
        this.leases = new Leases(database);
        this.ledgerScan = new LedgerScan(database, taskCompanies, original);
        this.ledgerMarks = new LedgerMarks(database, taskCompanies, original);
        this.lastSeen = new LastSeen(database, taskCompanies);
        this.notes = new Notes(database, taskCompanies, clock);
        this.alerts = new Alerts(database, clock);
        this.pauses = new PausedDirections(database, clock);
        this.requests = new Requests(database, clock);
    }

    /**
     * Opens the state and creates or migrates its tables where needed.
     *
     * @throws ConfigurationException if a setting is wrong, or the tables are of another version
     * @throws UnavailableException if the database does not answer
     */
    public static State open(StateSettings settings, Clock clock) {
        return open(settings, clock, settings.patience());
    }

    static State open(StateSettings settings, Clock clock, Duration patience) {
        Payloads payloads = new Payloads(settings.keys());
        Database database = new Opening(settings, patience).open();
        try {
            payloads.check(Purge.sealedWith(database));
            new OldFailures(database, payloads).giveCauses();
            return new State(database, payloads, clock, settings.keepsHistory());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Deletes all data except leases, for systems that start anew: the stand-ins, a test
     * environment.
     */
    public void clear() {
        purge.all();
    }

    /** Whether anything is kept of a task in a company. */
    public boolean knows(String task, String company) {
        return taskCompanies.isKnown(task, company);
    }

    public Ledger ledger() {
        return ledger;
    }

    public Watermarks watermarks() {
        return watermarks;
    }

    public Failures failures() {
        return failures;
    }

    public FailureCounts failureCounts() {
        return failureCounts;
    }

    public DueFailures dueFailures() {
        return dueFailures;
    }

    public FailureActs failureActs() {
        return failureActs;
    }

    public ResolvedFailures resolvedFailures() {
        return resolvedFailures;
    }

    /** The values that persons put over source rows. */
    public RowEdits edits() {
        return edits;
    }

    /** The log of what operators did. */
    public OperatorLines operatorLines() {
        return operatorLines;
    }

    public Conflicts conflicts() {
        return conflicts;
    }

    public Purge purge() {
        return purge;
    }

    public RunHistory runs() {
        return runs;
    }

    /** Many runs at once, for people who look at them. */
    public RunPages runPages() {
        return runPages;
    }

    /** Rows by their keys, in all tasks and companies. */
    public KeySearch keys() {
        return keys;
    }

    /** What each write changed. */
    public History history() {
        return history;
    }

    public Leases leases() {
        return leases;
    }

    public LedgerScan ledgerScan() {
        return ledgerScan;
    }

    public LedgerMarks ledgerMarks() {
        return ledgerMarks;
    }

    /** The last rows that each task read and wrote. */
    public LastSeen lastSeen() {
        return lastSeen;
    }

    public Notes notes() {
        return notes;
    }

    /** What an operator was or will be told. */
    public Alerts alerts() {
        return alerts;
    }

    public PausedDirections pauses() {
        return pauses;
    }

    /** What persons ask the running application. */
    public Requests requests() {
        return requests;
    }

    /**
     * Stores the outcome of a batch in one transaction. If the connection breaks during the commit
     * itself, it is unknown whether the outcome was stored; storing it again may count the rows of
     * the run twice. A key that is settled and fails in the same batch has failed.
     *
     * @throws UnavailableException if the database does not answer
     */
    public void commit(BatchOutcome outcome) {
        outcomes.store(outcome);
    }

    /**
     * What the state keeps of one person, to be erased.
     *
     * @param key of the person's rows, or the first part of their keys
     * @param named further values that are looked for everywhere
     * @param marks turns the values of a row's base into marks of them
     * @param shared whether a value names no person, such as a country
     */
    public Erasure erasure(
            String key,
            Collection<String> named,
            UnaryOperator<String> marks,
            Predicate<String> shared) {
        return new Erasure(database, payloads, key, named, marks, shared);
    }

    /** Tells a listener of every outcome that this process stores, on the thread that does. */
    public void tell(Consumer<BatchOutcome> listener) {
        outcomes.tell(listener);
    }

    /** The address of the database without login and options. */
    public String place() {
        return database.place();
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
