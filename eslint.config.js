import tseslint from 'typescript-eslint'

export default tseslint.config(
  {ignores: ['dist', 'out', 'coverage', 'samples', 'schemas']},
  ...tseslint.configs.recommendedTypeChecked,
  {languageOptions: {parserOptions: {projectService: {allowDefaultProject: ['eslint.config.js']}}}},
  {
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_'}],
      '@typescript-eslint/only-throw-error': 'error',
      eqeqeq: 'error',
      'no-console': 'error'
    }
  },
  {files: ['scripts/**'], rules: {'no-console': 'off'}}
)
