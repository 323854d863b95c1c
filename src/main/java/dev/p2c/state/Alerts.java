package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Alerts and what is still to be sent of them. Several processes may share the work: an alert is
 * raised once, and each notice is sent by the process that has claimed it. Thread-safe.
 */
public final class Alerts {

    private static final int SUBJECT = 400;
    private static final int TEXT = 2000;
    private static final int LINK = 1000;
    private static final int ERROR = 1000;

    private static final String RAISED = "RAISED";
    private static final String ENDED = "ENDED";

    private static final String SELECT_NOTICES =
            """
            select n.id notice_id, n.channel, n.news, n.due_at, n.attempts, n.error, a.*
            from alert_notice n join alert a on a.id = n.alert_id\
            """;

    private final Database database;
    private final Clock clock;

    Alerts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The open alerts, oldest first. */
    public List<AlertRecord> open() {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from alert where open_key is not null order by"
                                                + " id")
                                .map((row, context) -> alert(row))
                                .list());
    }

    /** The newest alerts, open or over. */
    public List<AlertRecord> newest(int limit) {
        return database.readWith(
                handle ->
                        handle.createQuery("select * from alert order by id desc limit :limit")
                                .bind("limit", limit)
                                .map((row, context) -> alert(row))
                                .list());
    }

    /**
     * Raises an alert unless one of its rule and subject is open.
     *
     * @param channels over which it is to be sent
     * @param dueAt when
     * @return whether the alert is new
     */
    public boolean raise(NewAlert raised, Collection<String> channels, Instant dueAt) {
        String subject = StoredText.clean(raised.subject(), SUBJECT);
        return database.writeWith(
                handle -> {
                    int inserted =
                            handle.createUpdate(
                                            """
                                            insert into alert (open_key, rule, subject, severity,
                                                text, link, raised_at)
                                            select :key, :rule, :subject, :severity, :text, :link,
                                                :at
                                            where not exists
                                                (select 1 from alert where open_key = :key)\
                                            """)
                                    .bind("key", key(raised.rule(), subject))
                                    .bind("rule", raised.rule())
                                    .bind("subject", subject)
                                    .bind("severity", raised.severity())
                                    .bind("text", StoredText.clean(raised.text(), TEXT))
                                    .bind("link", StoredText.clean(raised.link(), LINK))
                                    .bind("at", Instants.toColumn(clock.instant()))
                                    .execute();
                    if (inserted == 1) {
                        long id = idOfOpen(handle, key(raised.rule(), subject));
                        channels.forEach(channel -> add(handle, id, channel, RAISED, dueAt));
                    }
                    return inserted == 1;
                });
    }

    private static String key(String rule, String subject) {
        return rule + " " + subject;
    }

    private static long idOfOpen(Handle handle, String key) {
        return handle.createQuery("select id from alert where open_key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .one();
    }

    private static void add(Handle handle, long id, String channel, String news, Instant dueAt) {
        handle.execute(
                "insert into alert_notice (alert_id, channel, news, due_at, attempts, error)"
                        + " values (?, ?, ?, ?, 0, '')",
                id,
                channel,
                news,
                Instants.toColumn(dueAt));
    }

    /** Replaces the text of an open alert, whose numbers change while it lasts. */
    public void retell(long id, String text) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "update alert set text = ? where id = ? and open_key is not null",
                                StoredText.clean(text, TEXT),
                                id));
    }

    /**
     * Ends an open alert. A channel that has sent the alert also sends its end; a channel that has
     * not sent the alert yet sends neither.
     *
     * @return whether it was open
     */
    public boolean end(long id, Collection<String> channels, Instant dueAt) {
        return database.writeWith(
                handle -> {
                    int ended =
                            handle.execute(
                                    "update alert set open_key = null, ended_at = ?"
                                            + " where id = ? and open_key is not null",
                                    Instants.toColumn(clock.instant()),
                                    id);
                    for (String channel : ended == 1 ? channels : List.<String>of()) {
                        int unsent =
                                handle.execute(
                                        "delete from alert_notice where alert_id = ? and channel ="
                                                + " ?",
                                        id,
                                        channel);
                        if (unsent == 0) {
                            add(handle, id, channel, ENDED, dueAt);
                        }
                    }
                    return ended == 1;
                });
    }

    /** All notices that are still to be sent, oldest first. */
    public List<AlertNotice> unsent() {
        return database.readWith(
                handle ->
                        handle.createQuery(SELECT_NOTICES + " order by n.id")
                                .map((row, context) -> notice(row))
                                .list());
    }

    /**
     * Claims the notices that are due for one channel: other processes see them as due later.
     *
     * @param until when a notice whose sender dies is due again
     */
    public List<AlertNotice> claim(String channel, Instant until) {
        return database.writeWith(
                handle ->
                        handle
                                .createQuery(
                                        SELECT_NOTICES
                                                + " where n.channel = :channel and n.due_at <= :now"
                                                + " order by n.id")
                                .bind("channel", channel)
                                .bind("now", Instants.toColumn(clock.instant()))
                                .map((row, context) -> notice(row))
                                .list()
                                .stream()
                                .filter(notice -> isOurs(handle, notice, until))
                                .toList());
    }

    private static boolean isOurs(Handle handle, AlertNotice notice, Instant until) {
        return handle.execute(
                        "update alert_notice set due_at = ?, attempts = attempts + 1"
                                + " where id = ? and attempts = ?",
                        Instants.toColumn(until),
                        notice.id(),
                        notice.attempts())
                == 1;
    }

    /** Forgets a notice that was sent or is given up. */
    public void settle(long noticeId) {
        database.writeWith(
                handle -> handle.execute("delete from alert_notice where id = ?", noticeId));
    }

    /** Keeps why a notice was not sent, and when it is tried again. */
    public void failed(long noticeId, String error, Instant dueAt) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "update alert_notice set error = ?, due_at = ? where id = ?",
                                StoredText.clean(error, ERROR),
                                Instants.toColumn(dueAt),
                                noticeId));
    }

    /** Deletes alerts that were over before a time, and returns how many. */
    public int purge(Instant before) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                "delete from alert where ended_at < ? and not exists (select 1 from"
                                        + " alert_notice n where n.alert_id = alert.id)",
                                Instants.toColumn(before)));
    }

    private static AlertNotice notice(ResultSet row) throws SQLException {
        return new AlertNotice(
                row.getLong("notice_id"),
                alert(row),
                row.getString("channel"),
                row.getString("news").equals(ENDED),
                Instants.fromColumn(row, "due_at"),
                row.getInt("attempts"),
                row.getString("error"));
    }

    private static AlertRecord alert(ResultSet row) throws SQLException {
        return new AlertRecord(
                row.getLong("id"),
                row.getString("rule"),
                row.getString("subject"),
                row.getString("severity"),
                row.getString("text"),
                row.getString("link"),
                Instants.fromColumn(row, "raised_at"),
                Instants.fromColumn(row, "ended_at"));
    }
}
