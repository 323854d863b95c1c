package dev.p2c.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.login.Users.Outcome;
import dev.p2c.login.Users.SettingUser;
import dev.p2c.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

    private static final String PASSWORD = "correct horse battery";
    private static PasswordHash hash;

    @TempDir Path folder;
    private final TestClock clock = TestClock.standing();
    private Path path;
    private UsersFile file;

    @BeforeAll
    static void hash() {
        hash = PasswordHash.of(PASSWORD, 210_000);
    }

    @BeforeEach
    void file() {
        path = folder.resolve("users");
        file = new UsersFile(path);
        file.put(new User("anna", Role.VIEWER, hash));
    }

    private Users users() {
        return new Users(Optional.of(new SettingUser("ines", "sandbox")), Optional.of(file), clock);
    }

    @Test
    void aPasswordIsKnownForAShortTimeAfterItWasFoundRight() {
        Users users = users();
        assertThat(users.known("anna", PASSWORD)).isEmpty();

        assertThat(users.check("anna", PASSWORD)).isEqualTo(Outcome.RIGHT);
        assertThat(users.known("anna", PASSWORD).orElseThrow().role()).isEqualTo(Role.VIEWER);
        assertThat(users.known("anna", PASSWORD + "x")).isEmpty();
        assertThat(users.known("ann", "a" + PASSWORD)).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        assertThat(users.known("anna", PASSWORD)).isEmpty();
    }

    @Test
    void theUserOfTheSettingsIsAnOperator() {
        assertThat(users().check("ines", "sandbox")).isEqualTo(Outcome.RIGHT);
        assertThat(users().known("ines", "sandbox").orElseThrow().role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void aWrongPasswordAndANameThatNobodyHasAreNotToldApart() {
        assertThat(users().check("anna", "wrong")).isEqualTo(Outcome.WRONG);
        assertThat(users().check("nobody", PASSWORD)).isEqualTo(Outcome.WRONG);
    }

    @Test
    void aLoginEndsWithTheRoleThePasswordOrTheUser() {
        Users users = users();
        users.check("anna", PASSWORD);
        Identity anna = users.known("anna", PASSWORD).orElseThrow();
        assertThat(users.isCurrent(anna)).isTrue();

        file.put(new User("anna", Role.OPERATOR, hash));
        clock.advance(Duration.ofSeconds(2));
        assertThat(users.isCurrent(anna)).isFalse();
        assertThat(users.known("anna", PASSWORD)).isEmpty();

        assertThat(file.remove("anna")).isTrue();
        assertThat(file.remove("anna")).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(users.has("anna")).isFalse();
    }

    @Test
    void aChangeWithMistakesIsNotPutInForce() throws IOException {
        Users users = users();
        Files.writeString(path, "anna:owner:" + hash.text());
        clock.advance(Duration.ofSeconds(2));

        assertThat(users.has("anna")).isTrue();
    }

    @Test
    void allMistakesOfTheFileAreNamedWithTheirLinesAndWithoutTheHashes() throws IOException {
        String good = hash.text();
        Files.writeString(
                path,
                "# ours\n\nanna:viewer:"
                        + good
                        + "\nanna:operator:"
                        + good
                        + "\nole:owner:secret\nnils\n-x:viewer:"
                        + good.replace("$210000$", "$100000$")
                        + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw----rw-"));

        assertThatThrownBy(file::read)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(Problem::line)
                                        .containsExactly(4, 5, 5, 6, 7, 7, 0))
                .hasMessageContaining("line 3 already")
                .hasMessageContaining("neither viewer nor operator")
                .hasMessageContaining("100000 rounds")
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining(hash.salt());
    }

    @Test
    void theFileKeepsItsCommentsAndIsItsOwnersOnly() throws IOException {
        Files.writeString(path, "# ours\n" + Files.readString(path));

        file.put(new User("ole", Role.OPERATOR, hash));
        file.put(new User("anna", Role.OPERATOR, hash));

        assertThat(Files.readAllLines(path))
                .extracting(line -> line.replaceFirst("pbkdf2.*", ""))
                .containsExactly("# ours", "anna:operator:", "ole:operator:");
        assertThat(file.isReadableByOthers()).isFalse();
        assertThat(folder.toFile().list()).containsExactly("users");
    }

    @Test
    void aUserWithTheNameOfTheSettingsUserIsRefused() {
        file.put(new User("ines", Role.VIEWER, hash));

        assertThatThrownBy(this::users).hasMessageContaining("P2C_HAWTIO_USER");
    }
}
