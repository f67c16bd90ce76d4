package io.yemae.devservices;

/** A service failed. The message is one sentence with an instruction for the operator. */
public class ServiceFailure extends RuntimeException {

    public ServiceFailure(String sentence) {
        super(sentence);
    }

    public ServiceFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
