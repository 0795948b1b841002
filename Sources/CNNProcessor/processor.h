// What the processor can do, asked once at run time.

#if defined(__x86_64__)

/// AVX-512 with its F, BW, CD, DQ and VL parts: the level x86-64-v4.
static inline int cnn_processor_is_v4(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
}

/// AVX2 with fused multiply-add: the level x86-64-v3.
static inline int cnn_processor_is_v3(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
        && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
        && __builtin_cpu_supports("f16c");
}

#else

static inline int cnn_processor_is_v4(void) { return 0; }
static inline int cnn_processor_is_v3(void) { return 0; }

#endif
