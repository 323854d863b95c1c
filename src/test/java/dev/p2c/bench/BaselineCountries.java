package dev.p2c.bench;

import java.util.Map;
import java.util.TreeMap;

/** The baseline's own country table. */
final class BaselineCountries {

    Map<String, String> byName() {
        String table =
                "united states:US,germany:DE,france:FR,united kingdom:GB,japan:JP,india:IN,spain:ES,"
                        + "new zealand:NZ,australia:AU,columbia:CO,colombia:CO,south africa:ZA,belgium:BE,"
                        + "canada:CA,austria:AT,türkiye:TR,turkey:TR,china:CN,denmark:DK,sweden:SE,"
                        + "norway:NO,finland:FI,egypt:EG";
        Map<String, String> map = new TreeMap<>();
        for (String entry : table.split(",")) {
            map.put(entry.split(":")[0], entry.split(":")[1]);
        }
        return map;
    }
}
