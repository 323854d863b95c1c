package dev.p2c.login;

/** Thrown when a login by OpenID Connect fails; its message has no token and no secret. */
public final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LoginRefusedException(String message) {
        super(message);
    }
}
