// Nothing to call: the library acts on the program that is started with it in LD_PRELOAD.
