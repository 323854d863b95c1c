package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.text.Hosts;
import java.net.URI;

/**
 * The address of a service's root, under which every request of its connection must stay: a link
 * that the service returned may name another host, and no token may go there.
 */
record ServiceAddress(String url) {

    ServiceAddress(URI root) {
        this(root.toString());
    }

    /**
     * A target as an absolute URL.
     *
     * @param target relative to the root, or an absolute URL that the service returned
     * @throws ConfigurationException if an absolute URL leads to another address
     */
    String absolute(String target) {
        return url + relative(target);
    }

    /**
     * A target relative to the root.
     *
     * @param target relative to the root, or an absolute URL that the service returned
     * @throws ConfigurationException if an absolute URL leads to another address
     */
    String relative(String target) {
        if (!isAbsolute(target)) {
            return target;
        }
        int path = target.indexOf('/', target.indexOf("://") + 3);
        String rootPath = URI.create(url).getRawPath();
        boolean isSame =
                path > 0
                        && isOrigin(target.substring(0, path))
                        && target.regionMatches(true, path, rootPath, 0, rootPath.length());
        if (!isSame) {
            throw new ConfigurationException(
                    url,
                    "the service continues at another address, "
                            + target.replaceAll("\\?.*", "")
                            + "; set the address that its links begin with");
        }
        return target.substring(path + rootPath.length());
    }

    /**
     * Whether a link's scheme, host and port are those of the service, in any spelling. The names
     * of this machine count as one, since a stored link may have been made under another of them.
     */
    private boolean isOrigin(String link) {
        try {
            URI uri = URI.create(link);
            URI service = URI.create(url);
            boolean isLocal =
                    Hosts.isThisMachine(uri)
                            && Hosts.isThisMachine(service)
                            && uri.getUserInfo() == null
                            && service.getScheme().equalsIgnoreCase(uri.getScheme())
                            && service.getPort() == uri.getPort();
            String root = Hosts.normal(service).resolve("/").toString();
            return isLocal || uri.getHost() != null && root.equals(Hosts.normal(uri) + "/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** True if the target begins with a scheme; a URL inside a filter's value does not count. */
    private static boolean isAbsolute(String target) {
        int colon = target.indexOf(':');
        return colon > 0
                && target.startsWith("://", colon)
                && target.substring(0, colon).chars().allMatch(Character::isLetterOrDigit);
    }
}
