import tseslint from 'typescript-eslint'

export default tseslint.config(
  {ignores: ['dist', 'out', 'coverage', 'samples', 'schemas']},
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['eslint.config.js', 'stryker.config.js', 'tests/*.js', 'tests/workers/*.js']
        }
      }
    }
  },
  {
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_'}],
      '@typescript-eslint/only-throw-error': 'error',
      // Methods that answer an asynchronous interface at once.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'no-console': 'error'
    }
  },
  {files: ['scripts/**', 'bench/**'], rules: {'no-console': 'off'}},
  {files: ['bench/*.mjs'], ...tseslint.configs.disableTypeChecked}
)
