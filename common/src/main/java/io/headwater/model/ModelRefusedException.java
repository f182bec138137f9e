package io.headwater.model;

/** Thrown for a model that must not rank; says what was expected, what was found and what to do. */
public final class ModelRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelRefusedException(String expected, String found, String whatToDo) {
        super("expected " + expected + ", found " + found + ": " + whatToDo);
    }
}
