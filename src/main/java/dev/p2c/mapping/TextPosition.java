package dev.p2c.mapping;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Finds where a character of a YAML text stands in the file, also if the text is folded. */
final class TextPosition {

    private final int[] file;
    private int at;
    private int line;
    private int column;

    private TextPosition(Mark start) {
        this.file = start.getBuffer();
        this.at = start.getPointer();
        this.line = start.getLine();
        this.column = start.getColumn();
    }

    /**
     * The place of a character.
     *
     * @param offset position in the text of the node, from 0
     * @return the place of the node where escapes or other spellings hide the character
     */
    static Place of(ScalarNode node, int offset, Problems problems) {
        Place start = problems.placeOf(node);
        if (node.getStartMark().isEmpty()) {
            return start;
        }
        TextPosition position = new TextPosition(node.getStartMark().get());
        position.enter(node.getScalarStyle());
        return position.moveTo(node.getValue(), offset)
                ? new Place(start.file(), position.line + 1, position.column + 1)
                : start;
    }

    private void enter(ScalarStyle style) {
        switch (style) {
            case DOUBLE_QUOTED, SINGLE_QUOTED -> step();
            case FOLDED, LITERAL -> {
                while (hasMore() && file[at] != '\n') {
                    step();
                }
            }
            default -> {
                // A plain text begins at its mark.
            }
        }
        blanks();
    }

    private boolean moveTo(String text, int offset) {
        int[] characters = text.codePoints().toArray();
        int end = text.codePointCount(0, Math.min(offset, text.length()));
        for (int i = 0; i < end; i++) {
            if (Character.isWhitespace(characters[i])) {
                blanks();
            } else if (hasMore() && file[at] == characters[i]) {
                step();
            } else {
                return false;
            }
        }
        blanks();
        return true;
    }

    private boolean hasMore() {
        return at < file.length;
    }

    private void blanks() {
        while (hasMore() && Character.isWhitespace(file[at])) {
            step();
        }
    }

    private void step() {
        if (file[at] == '\n') {
            line++;
            column = 0;
        } else {
            column++;
        }
        at++;
    }
}
