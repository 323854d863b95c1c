package dev.p2c.operate;

/** What Hawtio's servlet {@code /plugin} tells the browser about a plugin (module federation). */
public interface ConsolePluginMBean {

    /** The folder of the file, below Hawtio's own address. */
    String getUrl();

    /** The global name under which the file puts its container. */
    String getScope();

    String getModule();

    String getRemoteEntryFileName();

    boolean isBustRemoteEntryCache();

    /** The function of the module that adds the plugin to Hawtio. */
    String getPluginEntry();
}
