package io.yemae.devservices;

/** A service failed. The message is one sentence that tells the operator what to do. */
public class ServiceFailure extends RuntimeException {

    public ServiceFailure(String sentence) {
        super(sentence);
    }

    public ServiceFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
