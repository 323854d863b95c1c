package dev.p2c.operate;

import dev.p2c.login.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;

/** Configures Hawtio, by system properties and JAAS, to ask for a name and a password. */
final class HawtioLogin {

    static final String REALM = "p2c";

    /** The option that passes the credentials to {@link PasswordLoginModule}. */
    static final String LOGINS = "logins";

    private HawtioLogin() {}

    static void install(ConsoleCredentials logins) {
        Configuration.setConfiguration(new Realm(logins));
        System.setProperty("hawtio.authenticationEnabled", "true");
        System.setProperty("hawtio.realm", REALM);
        System.setProperty("hawtio.roles", roles());
        System.setProperty("hawtio.rolePrincipalClasses", RolePrincipal.class.getName());
        System.setProperty("hawtio.disableProxy", "true");
        // Counts by name only, so that anybody could lock the operator out.
        System.setProperty("hawtio.authenticationThrottled", "false");
        System.setProperty("jolokia.policyLocation", "classpath:/jolokia-access.xml");
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(","));
    }

    private static final class Realm extends Configuration {

        private final AppConfigurationEntry entry;

        private Realm(ConsoleCredentials logins) {
            entry =
                    new AppConfigurationEntry(
                            PasswordLoginModule.class.getName(),
                            LoginModuleControlFlag.REQUIRED,
                            Map.of(LOGINS, logins));
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return REALM.equals(name) ? new AppConfigurationEntry[] {entry} : null;
        }
    }
}
