package io.yemae.devservices;

/** A service could not do what it was asked for. The message is one sentence that says what an operator can do about it. */
public class ServiceFailure extends RuntimeException {

    public ServiceFailure(String sentence) {
        super(sentence);
    }

    public ServiceFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
