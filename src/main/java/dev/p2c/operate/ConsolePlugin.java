package dev.p2c.operate;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin "Prospect to cash" of Hawtio, which the build bundles from {@code src/main/console}
 * into Hawtio's web application. Hawtio finds it by this bean.
 */
public final class ConsolePlugin implements ConsolePluginMBean {

    private static final Logger LOG = LoggerFactory.getLogger(ConsolePlugin.class);
    private static final HawtioBean BEAN = new HawtioBean("hawtio:type=plugin,name=p2c");
    private static final String FOLDER = "static/p2c";
    private static final String FILE = "remoteEntry.js";

    private ConsolePlugin() {}

    /** Offers the plugin if the web application has it. */
    static void install(Path webApplication) {
        Path file = webApplication.resolve(FOLDER).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            LOG.warn(
                    "{} is missing, so Hawtio has no pages of Prospect to cash; make build creates the file",
                    file);
            return;
        }
        BEAN.install(new ConsolePlugin());
    }

    static void remove() {
        BEAN.remove();
    }

    @Override
    public String getUrl() {
        return FOLDER;
    }

    @Override
    public String getScope() {
        return "p2c";
    }

    @Override
    public String getModule() {
        return "./plugin";
    }

    @Override
    public String getRemoteEntryFileName() {
        return FILE;
    }

    /** The browser asks the server each time, which answers 304 unless the file has changed. */
    @Override
    public boolean isBustRemoteEntryCache() {
        return false;
    }

    @Override
    public String getPluginEntry() {
        return "plugin";
    }
}
