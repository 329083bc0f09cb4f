-- A data folder as format 1 of the program left it: see README.md.
PRAGMA user_version = 1;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  attempt_id TEXT,
  kind TEXT NOT NULL
) STRICT;
CREATE TABLE journal_payload (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  salt TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE journal_erasure (seq INTEGER PRIMARY KEY REFERENCES journal (seq), erased_by_seq INTEGER NOT NULL REFERENCES journal (seq)) STRICT;
CREATE TABLE chain_head (
  seq INTEGER NOT NULL REFERENCES journal (seq),
  reason TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  signature TEXT,
  PRIMARY KEY (seq, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE tick (id INTEGER PRIMARY KEY CHECK (id = 1), boot TEXT NOT NULL, mono REAL NOT NULL, wall INTEGER NOT NULL) STRICT;
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  sample INTEGER NOT NULL,
  root_certificate TEXT NOT NULL,
  issuing_certificate TEXT NOT NULL,
  journal_certificate TEXT NOT NULL,
  certificate_prefix TEXT NOT NULL,
  next_certificate INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  employee_number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE training (
  trainer_id TEXT NOT NULL REFERENCES person (id),
  trainee_id TEXT NOT NULL REFERENCES person (id),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (trainee_id, trainer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  username TEXT NOT NULL UNIQUE,
  active INTEGER NOT NULL,
  secret TEXT NOT NULL,
  public_key TEXT NOT NULL,
  wrapped_journal_key TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE account_role (
  account_id TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in (
  token TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),
  candidate_id TEXT REFERENCES candidate (id),
  attempt_id TEXT REFERENCES attempt (id),
  seat TEXT NOT NULL,
  opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE bank (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  header TEXT NOT NULL,
  -- 0 while its items are still being written, some thousand a transaction; nobody sees it before it is 1.
  complete INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE bank_item (
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  difficulty INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (bank_id, bank_version, position),
  FOREIGN KEY (bank_id, bank_version) REFERENCES bank (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE bank_task (
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('case', 'scenario')),
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (bank_id, bank_version, type, id),
  FOREIGN KEY (bank_id, bank_version) REFERENCES bank (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE blueprint (id TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
CREATE TABLE scheme (id TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL, published_at INTEGER NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  room TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  scheme_id TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('prepared', 'open', 'closed')),
  created_at INTEGER NOT NULL,
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE session_part (
  session_id TEXT NOT NULL REFERENCES session (id),
  part_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  blueprint_id TEXT,
  blueprint_version INTEGER,
  bank_id TEXT,
  bank_version INTEGER,
  PRIMARY KEY (session_id, part_id),
  FOREIGN KEY (blueprint_id, blueprint_version) REFERENCES blueprint (id, version),
  FOREIGN KEY (bank_id, bank_version) REFERENCES bank (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE candidate (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  admission_number TEXT NOT NULL UNIQUE,
  locale TEXT NOT NULL,
  extra_minutes INTEGER NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (session_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  candidate_id TEXT NOT NULL REFERENCES candidate (id),
  part_id TEXT NOT NULL,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  receipt TEXT,
  UNIQUE (candidate_id, part_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE paper (attempt_id TEXT PRIMARY KEY REFERENCES attempt (id), hash TEXT NOT NULL, content TEXT NOT NULL, drawn_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE response (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  ref TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, ref)
) STRICT, WITHOUT ROWID;
CREATE TABLE result (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  revision INTEGER NOT NULL,
  points REAL NOT NULL,
  maximum REAL NOT NULL,
  key_version TEXT NOT NULL,
  scoring_version INTEGER NOT NULL,
  content TEXT NOT NULL,
  scored_at INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE conflict (
  candidate_id TEXT NOT NULL REFERENCES candidate (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  note TEXT NOT NULL,
  declared_at INTEGER NOT NULL,
  PRIMARY KEY (candidate_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  candidate_id TEXT NOT NULL UNIQUE REFERENCES candidate (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('certify', 'refuse')),
  decided_by TEXT NOT NULL REFERENCES person (id),
  decided_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  override TEXT,
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  public_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE certificate (
  number TEXT PRIMARY KEY,
  candidate_id TEXT NOT NULL UNIQUE REFERENCES candidate (id),
  decision_id TEXT NOT NULL UNIQUE REFERENCES decision (id),
  content TEXT NOT NULL,
  pdf BLOB NOT NULL,
  credential TEXT NOT NULL,
  qr TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  valid_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_attempt ON journal (attempt_id, seq) WHERE attempt_id IS NOT NULL;
CREATE INDEX sign_in_attempt ON sign_in (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE INDEX sign_in_account ON sign_in (account_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX bank_item_id ON bank_item (bank_id, bank_version, id);
CREATE INDEX attempt_session ON attempt (session_id, state);
INSERT INTO journal VALUES (1, '[1,1,null,"host","boot-1",1000,1780272000000,"organisation.founded","01da50ac3b957116db528fa0e138c0a2f7140902a0805c5c0cb8254895d410ce","0000000000000000000000000000000000000000000000000000000000000000"]', '7b364131ebc6487fe39bb366f1e5da792ad6869cca8c6afc2b9e42afc9466245', NULL, 'organisation.founded');
INSERT INTO journal VALUES (2, '[1,2,null,"host","boot-1",1000,1780272000000,"account.created","5985ed358e8d9253ef076d47656ab624a0dc4167f0c008987d3e0a19d5ff3a11","7b364131ebc6487fe39bb366f1e5da792ad6869cca8c6afc2b9e42afc9466245"]', 'c43e5771e9c0df796f5b9ebc0d7619a4780aa4ed2217214666e4861ee185ad30', NULL, 'account.created');
INSERT INTO journal VALUES (3, '[1,3,null,"account:01a2015c-b09e-7e3f-a834-003be105d702","boot-1",1000,1780272000000,"sign-in.opened","3baead36322b6fb5cbcfaf3438b12ac273b5fcc804401a488d658f5d9e58d9da","c43e5771e9c0df796f5b9ebc0d7619a4780aa4ed2217214666e4861ee185ad30"]', '50eb0277354eb4ca6debab5bd225521821cb30c625e02c583cd6c757bcdff93f', NULL, 'sign-in.opened');
INSERT INTO journal VALUES (4, '[1,4,null,"account:01a2015c-b09e-7e3f-a834-003be105d702","boot-1",1000,1780272000000,"account.created","ebd3fc88051df499fd3acea750fa6eb5964e67707fb7b1e1e23afdefd8f35cac","50eb0277354eb4ca6debab5bd225521821cb30c625e02c583cd6c757bcdff93f"]', '91759f7f3c0266313c7b2fb3a8fe918b1f0c1a163d54d199b4a2905a1309d237', NULL, 'account.created');
INSERT INTO journal VALUES (5, '[1,5,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"sign-in.opened","645981608e77464222631ea985e309d22d5c17fa996f386311af1fd02084ab88","91759f7f3c0266313c7b2fb3a8fe918b1f0c1a163d54d199b4a2905a1309d237"]', '64bb877c8cfcd059c24cec49854fdb4ec5cdc53b791c6f550f6c823220fe8fc6', NULL, 'sign-in.opened');
INSERT INTO journal VALUES (6, '[1,6,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"bank.imported","af39928449ca29365ca47967b33b7d8f009caa831d1a122aee7c4b17b0b44de8","64bb877c8cfcd059c24cec49854fdb4ec5cdc53b791c6f550f6c823220fe8fc6"]', '6cb29ed86c8dcfbbad3bf69806bdc83412068779c6ea0b940a1e298bcf83ed63', NULL, 'bank.imported');
INSERT INTO journal VALUES (7, '[1,7,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"blueprint.saved","86131a30804fdd4bc15b265d418c5cbefcbd19517503dc07483a65eda9971d5b","6cb29ed86c8dcfbbad3bf69806bdc83412068779c6ea0b940a1e298bcf83ed63"]', '8d28fd99ac0f07c1e6146072dcd3f8bb6eb2e75b892049f3afd6c73072ff71d1', NULL, 'blueprint.saved');
INSERT INTO journal VALUES (8, '[1,8,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"scheme.published","e0f1da14734c36ce4e96c6e4c2c52905a73834fb8e385c39609f199394cf5179","8d28fd99ac0f07c1e6146072dcd3f8bb6eb2e75b892049f3afd6c73072ff71d1"]', 'b94656c819d2b31462dee8288130b71d424199dbda920a9695bfb1320304f919', NULL, 'scheme.published');
INSERT INTO journal VALUES (9, '[1,9,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"session.created","3a42c3ef6e0fb3f02a9634aa146a4a89ad5f1c0adfe5f2fac559f3aa6d695e3f","b94656c819d2b31462dee8288130b71d424199dbda920a9695bfb1320304f919"]', '983a5eb3c463ad5a418e8487990eab64ebbd8d7d9b577fb4cb62a1880ee7a604', NULL, 'session.created');
INSERT INTO journal VALUES (10, '[1,10,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.created","90a4b8e1287696be467315be923521d999e003346af2f815e915c04d64a396e3","983a5eb3c463ad5a418e8487990eab64ebbd8d7d9b577fb4cb62a1880ee7a604"]', '7debde7f70a17c4ed5edbf7fcbb9b1cc10ec07b496cd5dc3e39cd871a5ef0f2b', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.created');
INSERT INTO journal VALUES (11, '[1,11,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.created","d2008adef14a2e84e156c32a99da9d52b6c45771cd32866fc67db23b245dc529","7debde7f70a17c4ed5edbf7fcbb9b1cc10ec07b496cd5dc3e39cd871a5ef0f2b"]', '8b5686d951acaf6757e972e2c4a6878c28e35c9f8b30102db7dfc18f9aefad8e', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.created');
INSERT INTO journal VALUES (12, '[1,12,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"roster.imported","32c43de065dcd16f9aab51572026399b4e284f0f6c36ccd5573cd2961056ab1c","8b5686d951acaf6757e972e2c4a6878c28e35c9f8b30102db7dfc18f9aefad8e"]', 'e9a89e1b13e86f3d986504d5bb6c80cf68ae9200d1bf8f46c928ba610ba11fb3', NULL, 'roster.imported');
INSERT INTO journal VALUES (13, '[1,13,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.entered","162df8707bdc1faad50cbf008f383e0075ee158c413328a4c6fd8c229facfc9a","e9a89e1b13e86f3d986504d5bb6c80cf68ae9200d1bf8f46c928ba610ba11fb3"]', 'd46d398cde4e6efa6edff78b374b728975826e0bd92fcf976708a527993db230', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.entered');
INSERT INTO journal VALUES (14, '[1,14,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.entered","da9b4d30ab76c54e2e7e9d91b203a57e2fda9611eb3394c1ea07cc5c7dabeee6","d46d398cde4e6efa6edff78b374b728975826e0bd92fcf976708a527993db230"]', 'b9bc1cc041b86a3c622880c1f2668417d698907f703078ba9f01311b8ed7595d', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.entered');
INSERT INTO journal VALUES (15, '[1,15,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"sign-in.opened","918afe39cb2a36e74c90f420d561d7c3045b9a0022d7cfdef266e144e272150b","b9bc1cc041b86a3c622880c1f2668417d698907f703078ba9f01311b8ed7595d"]', '58db1ae59b3236179aa7b2f335c5210d24d5ede4f1a4775a198bdb74610c7e5b', NULL, 'sign-in.opened');
INSERT INTO journal VALUES (16, '[1,16,null,"account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"session.opened","f0b0fa142aae9336fcac295cea8e3c8c148e1db0f63381591dddeb190b3ff79f","58db1ae59b3236179aa7b2f335c5210d24d5ede4f1a4775a198bdb74610c7e5b"]', '7151c903e04c22008521ceb56c9acf3ba5c641d2c74bbf36fe4ab24799257f17', NULL, 'session.opened');
INSERT INTO journal VALUES (17, '[1,17,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.admitted","d0fdede2cc1a6fd048702797f96af97b08aa2196d6d8a81c5eff8e5ce344f125","7151c903e04c22008521ceb56c9acf3ba5c641d2c74bbf36fe4ab24799257f17"]', '5fab666f2462d56f47306a4f0d8ea5d5ebca59ca861df1f028dcb82cb6c5a940', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.admitted');
INSERT INTO journal VALUES (18, '[1,18,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.admitted","9eda0128663f6176e23b1b2643b1cb348b566cf6c4f555f9473c1843f71ad276","5fab666f2462d56f47306a4f0d8ea5d5ebca59ca861df1f028dcb82cb6c5a940"]', '30b784b149ede962efa72e60dd20e12a19b3427ff1eeddefe9b8aceb0b354125', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.admitted');
INSERT INTO journal VALUES (19, '[1,19,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.identity-confirmed","1f4b0cd6975b1f855ab36ca1bd7df4de296e0f1971f5b8cb160142c9d8da5922","30b784b149ede962efa72e60dd20e12a19b3427ff1eeddefe9b8aceb0b354125"]', '1d74cfaa0141bb272b74c398a902ef3c811e3934d6f7b98611993f430f261f3a', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.identity-confirmed');
INSERT INTO journal VALUES (20, '[1,20,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.identity-confirmed","001bbb379bbd26b324c79599da4dc42f66ac4c1eae7bca0a99ac73a8b8b567e8","1d74cfaa0141bb272b74c398a902ef3c811e3934d6f7b98611993f430f261f3a"]', 'fb2db35b82154a700b405caa109c259e1a71063bf88bba731d7092a6d87430f8', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.identity-confirmed');
INSERT INTO journal VALUES (21, '[1,21,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.agreed","4696ed48cd31361f8ac96c9f51a708fee54100d0b8de88028bd32983bebf613d","fb2db35b82154a700b405caa109c259e1a71063bf88bba731d7092a6d87430f8"]', 'aa856c8e691a93b9cbd85d499b541e54aaef2c8d800fd769f192df1c2ce0e5ec', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.agreed');
INSERT INTO journal VALUES (22, '[1,22,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.agreed","523b3611a4a5fadf5d3d54e6549fce6311f560ce348381d42cded00481e514a0","aa856c8e691a93b9cbd85d499b541e54aaef2c8d800fd769f192df1c2ce0e5ec"]', 'ee9b100ae8d353fc6ceb67c1093e96e6b9a87b7184fcba3a4cf07912297dc19f', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.agreed');
INSERT INTO journal VALUES (23, '[1,23,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.checked","45962d0500be9da03571e6e8d33d8b2c08aa9d83b8d0319a0104b7d010182042","ee9b100ae8d353fc6ceb67c1093e96e6b9a87b7184fcba3a4cf07912297dc19f"]', '958d5985a3d0d8f276a716fc7f08887e7c5927d57e60808c4d94ae41cef83b8f', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.checked');
INSERT INTO journal VALUES (24, '[1,24,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.checked","783c256af0317c188b9be4bb72574d74783a0f608aa180bee7dfadf5ba46a9fd","958d5985a3d0d8f276a716fc7f08887e7c5927d57e60808c4d94ae41cef83b8f"]', '5f4f8743970fd69f0fcac486d952c280bb2352f6d9989876238fe09474654dd0', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.checked');
INSERT INTO journal VALUES (25, '[1,25,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.started","eb5b7503f2dc5066a5a58cbcf14ce3ff993f36e936f14f83726ab844f760f9a2","5f4f8743970fd69f0fcac486d952c280bb2352f6d9989876238fe09474654dd0"]', '7e33bd0a7f710336a6142c749ffccdd33daae16afd3833d11193d640ee59c915', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.started');
INSERT INTO journal VALUES (26, '[1,26,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.started","6ee0ebb2545210ba71ccb4895dcd0a0a27e44804dca3c3abc20bafecb1f6bba7","7e33bd0a7f710336a6142c749ffccdd33daae16afd3833d11193d640ee59c915"]', '9ed8a119c5efd49442edd413d6caa765237af1be9df3e30cf69ffae251310f81', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.started');
INSERT INTO journal VALUES (27, '[1,27,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.saved","c3ca0414003f68818da0c39e798475080583820c5a3427aed3aa8494ee8ab343","9ed8a119c5efd49442edd413d6caa765237af1be9df3e30cf69ffae251310f81"]', '5b3657dba34c922debc52719f5221ef9c990dd1bb382c9637db2a0e2be53f5a0', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.saved');
INSERT INTO journal VALUES (28, '[1,28,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.saved","c8c56607da50702880dfb196c40052ddeba6167fc27e67e10704e9551cfdeb9a","5b3657dba34c922debc52719f5221ef9c990dd1bb382c9637db2a0e2be53f5a0"]', '5678eacfd8a1ce2add37a718e3dd3011687cc30af603b0ab619b740d60b88034', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.saved');
INSERT INTO journal VALUES (29, '[1,29,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.saved","888d0c569c7fc85210f490862c8269b006a728b9013a8ed6d2ea528ba3b8772f","5678eacfd8a1ce2add37a718e3dd3011687cc30af603b0ab619b740d60b88034"]', '03d3786e2e702ac4d43d8dc31fdb25f4d6c6b95193d66bb701928c6f99d4dcf5', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.saved');
INSERT INTO journal VALUES (30, '[1,30,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.flagged","9b25af39e89dbebfd34a1f3d1a855b439993ebbb33acfa5e5f953224e33200a1","03d3786e2e702ac4d43d8dc31fdb25f4d6c6b95193d66bb701928c6f99d4dcf5"]', 'fa8c0f58ca4cb3be437b36baad8e1813a95f203d800557006155c5556bacb8f5', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.flagged');
INSERT INTO journal VALUES (31, '[1,31,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","candidate:01a2015c-b9e9-725b-a7f7-7cd177f5be8a","boot-1",1000,1780272000000,"attempt.visited","cef730c97fc04948d36ded06034d6ab2a2c83d1406d2efc4f5a3e6734ccd4631","fa8c0f58ca4cb3be437b36baad8e1813a95f203d800557006155c5556bacb8f5"]', '9812f90935c4240986ecf8c5156ecd3f3fbbf4f0e99fb7139542283406b5e643', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.visited');
INSERT INTO journal VALUES (32, '[1,32,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.saved","2f0948860d44b6adaeeaca0f4c235ac34164039ee6f8b84689b2027763863ada","9812f90935c4240986ecf8c5156ecd3f3fbbf4f0e99fb7139542283406b5e643"]', '2b0f2ef1bc2f1fe87e136f845771b9ca4405d37fbd36a1e915369aaaecb9fe14', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.saved');
INSERT INTO journal VALUES (33, '[1,33,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.saved","7f0381fbf98feb4113a5c4cd284997dcdba2f636ded8b28d7f7d658bbd8f7bbe","2b0f2ef1bc2f1fe87e136f845771b9ca4405d37fbd36a1e915369aaaecb9fe14"]', '96e035d3e59afc9a663942d62fff06e90fcf59b15c9f3a6b408a778efeef931c', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.saved');
INSERT INTO journal VALUES (34, '[1,34,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.saved","a65db56066a2b310e3e05ebd2f798f368690c24e6cebfc6f433aad717750eb00","96e035d3e59afc9a663942d62fff06e90fcf59b15c9f3a6b408a778efeef931c"]', '4f46bee6fd17d9ef0a2753ab32633779332f63b1eb69eec6be8f9fe7d49a927c', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.saved');
INSERT INTO journal VALUES (35, '[1,35,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.flagged","a88785f3d96c85c24a46597d7d09d881c36359ea13250f32173f9b2ad942f793","4f46bee6fd17d9ef0a2753ab32633779332f63b1eb69eec6be8f9fe7d49a927c"]', '0bdbf7b53c04fe5b3a77249729cd826d9699c265a05ba62ddf9de7de979c612f', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.flagged');
INSERT INTO journal VALUES (36, '[1,36,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.visited","a78b48c6d2c69dce5edb0f37fd1724cca6dac2abe1f96c8ea595afd4cc366714","0bdbf7b53c04fe5b3a77249729cd826d9699c265a05ba62ddf9de7de979c612f"]', '74cdf564c7e2f3030e5c8156ddae96f4488330a2b78e88a2ebc1cf4610bf6e0f', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.visited');
INSERT INTO journal VALUES (37, '[1,37,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","candidate:01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","boot-1",1000,1780272000000,"attempt.submitted","60d6db603ba4e14ab60cd22af8f89e871e2a6c5bc82ca36f037ea71e34f6effb","74cdf564c7e2f3030e5c8156ddae96f4488330a2b78e88a2ebc1cf4610bf6e0f"]', 'ce8f3026cedefb81c006d1e09c9705b653178500046c67533d863f8428f0df13', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'attempt.submitted');
INSERT INTO journal VALUES (38, '[1,38,"01a2015c-b9eb-7934-8409-9c6b5e0350d5","host","boot-1",1000,1780272000000,"result.scored","f02a263095f990a09182f3be2bf732a3f60dc0e27aa05f8ff7187f06e25d636c","ce8f3026cedefb81c006d1e09c9705b653178500046c67533d863f8428f0df13"]', 'b98f4bf1478cfef09d473892f27ee9b028d60dde8b89f2d2a2ce0d5a8635fe0f', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'result.scored');
INSERT INTO journal VALUES (39, '[1,39,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.paused","810b62741548dd08269ef67e132e1359f5f59003bc7d400a6a1c62f26ec8ad9c","b98f4bf1478cfef09d473892f27ee9b028d60dde8b89f2d2a2ce0d5a8635fe0f"]', '457da9d99dfc1c2ac378b95c6273e26889af53fc0d1dbc674897e78db5ade702', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.paused');
INSERT INTO journal VALUES (40, '[1,40,"01a2015c-b9e9-725b-a7f7-7cd23e30e293","account:01a2015c-b139-77c9-8ddd-beeab30d5537","boot-1",1000,1780272000000,"attempt.resumed","c4a7a296c9402564c0fb0565e2da66b1bc2bf2b5146dbb994484c1e0bddb0c6f","457da9d99dfc1c2ac378b95c6273e26889af53fc0d1dbc674897e78db5ade702"]', '5944c146c719131442a33b2e6256525fd342202edb466cfe4b6f9a9d43a7ade6', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'attempt.resumed');
INSERT INTO journal_payload VALUES (1, 'UzzhBVeEiUDH2Ggq2XCQ3Q', '{"name":{"zh-CN":"Exam day","en":"Exam day"},"sample":false,"rootFingerprint":"7E:12:65:C9:EC:1B:28:8D:C9:68:B0:A8:FD:95:B7:93:85:63:5F:E9:54:C8:D6:46:58:EA:D6:9A:43:2C:F2:22","journalCertificate":"-----BEGIN CERTIFICATE-----\nMIIBczCCARmgAwIBAgIKdCXZZpwx4yBzyDAKBggqhkjOPQQDAjAYMRYwFAYDVQQD\nDA1FeGFtIGRheSBSb290MB4XDTI2MDUzMTAwMDAwMFoXDTM0MDYwMTAwMDAwMFow\nGzEZMBcGA1UEAwwQRXhhbSBkYXkgSm91cm5hbDBZMBMGByqGSM49AgEGCCqGSM49\nAwEHA0IABAtpmmToF4v3f5CJWAWSql4k0NqrXuosn536c8YXm85t440qo5fxKxTn\nlxYkgRFB4hh+Hr/IVT2rbnpBCxD5j2+jSDBGMAwGA1UdEwEB/wQCMAAwDgYDVR0P\nAQH/BAQDAgeAMBEGA1UdDgQKBAhL4FaJVmqonjATBgNVHSMEDDAKgAhA5ggh53l/\nRjAKBggqhkjOPQQDAgNIADBFAiEAn79T+prlUbOhbpDP6q+6UbUF6MgpuIbuyub5\nrwdglvsCIA6P2JSN4EFyknUoKQs1Nte1t8bLnGS6e9+MEMMinMn3\n-----END CERTIFICATE-----\n"}');
INSERT INTO journal_payload VALUES (2, 'cJCD3e1kKGSa1wT5giDJoA', '{"accountId":"01a2015c-b09e-7e3f-a834-003be105d702","personId":"01a2015c-b0fd-744b-bbbc-29efc7c714cf","username":"admin","name":"管理员","roles":["administrator"],"publicKey":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEL6AQpVwwqWL0vKsjTj8g968NYlmJHjXSkxiJ1L0flZajIsUJQp6nSChpc2ofLYQFV6l3s2O8TqcR32x9c8wd_A"}');
INSERT INTO journal_payload VALUES (3, 'cjEuM07cUPP3UBBi6B0aTA', '{"role":"administrator","seat":"staff-seat-of-administrator-0000000","device":"console"}');
INSERT INTO journal_payload VALUES (4, 'QxFl4KxjHbvoY9OPrIDRJQ', '{"accountId":"01a2015c-b139-77c9-8ddd-beeab30d5537","personId":"01a2015c-b179-7fbc-888c-ebdede40530e","username":"staff","name":"考务员","roles":["author","proctor"],"publicKey":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETWZ4b667h9cPC7yfQM0xEa2MVXteYW_g_GdAxvFpLUifveiIiARdLP6MAbiUYEgrCvajme902juuOmaBQq0yqw"}');
INSERT INTO journal_payload VALUES (5, 't4yqGmXT31i8aDA4neCx9A', '{"role":"author","seat":"staff-seat-of-author-0000000","device":"console"}');
INSERT INTO journal_payload VALUES (6, 'Sv02eCioqeF8SkMMzoBRBQ', '{"bankId":"made-up","version":1,"hash":"c42da4653e543e3668d4aa5d7545e6655609ae9becfdc8da5157d3427e45a0cb","items":50}');
INSERT INTO journal_payload VALUES (7, 'EqWBuO2Ve7xrImt1V_h7yw', '{"id":"paper","title":{"zh-CN":"Paper","en":"Paper"},"bankId":"made-up","rules":[{"id":"all","count":6,"points":1}],"order":"shuffled","shuffleOptions":true,"multipleScoring":"all-or-nothing","version":1}');
INSERT INTO journal_payload VALUES (8, 'unOgVtYnuDaaMyWUsFDIAg', '{"id":"scheme","title":{"zh-CN":"Scheme","en":"Scheme"},"level":{"zh-CN":"Basic","en":"Basic"},"scope":{"zh-CN":"Tests","en":"Tests"},"parts":[{"id":"theory","kind":"theory","title":{"zh-CN":"Theory","en":"Theory"},"blueprintId":"paper","minutes":30,"passLine":0.6,"weight":1}],"rule":{"kind":"conjunctive"},"validityMonths":12,"renewal":{"zh-CN":"Again","en":"Again"},"agreements":[{"id":"confidentiality","title":{"zh-CN":"confidentiality","en":"confidentiality"},"text":{"zh-CN":"confidentiality","en":"confidentiality"}},{"id":"rules","title":{"zh-CN":"rules","en":"rules"},"text":{"zh-CN":"rules","en":"rules"}}],"version":1}');
INSERT INTO journal_payload VALUES (9, 'MvfQfvdoqLq4t_SpPmnCFw', '{"sessionId":"01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f","title":"Exam day","room":"Room 1","startsAt":1795319183799,"schemeId":"scheme","schemeVersion":1,"parts":[{"partId":"theory","blueprintId":"paper","blueprintVersion":1,"bankId":"made-up","bankVersion":1}]}');
INSERT INTO journal_payload VALUES (10, 'uYPHw9ARM1SqHaOlP5jHjA', '{"sessionId":"01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f","candidateId":"01a2015c-b9e9-725b-a7f7-7cd177f5be8a","partId":"theory","limitMs":1800000,"extraMs":0}');
INSERT INTO journal_payload VALUES (11, 'Q1Ru9-Rw5XVmus1wFy22RQ', '{"sessionId":"01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f","candidateId":"01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","partId":"theory","limitMs":1800000,"extraMs":0}');
INSERT INTO journal_payload VALUES (12, 'a8tpzmBWD9balRpQBpdsFQ', '{"sessionId":"01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f","entries":[{"row":2,"admissionNumber":"49491787","name":"考生0","employeeNumber":"E-0","unit":"","locale":"zh-CN","extraMinutes":0,"trainers":[]},{"row":3,"admissionNumber":"20510499","name":"考生1","employeeNumber":"E-1","unit":"","locale":"zh-CN","extraMinutes":0,"trainers":[]}]}');
INSERT INTO journal_payload VALUES (13, 't4W2Btb-wc07em4gUkb6Qg', '{"seat":"seat-0000-of-the-exam-room"}');
INSERT INTO journal_payload VALUES (14, '6LkdG-CcDxhb3nzUyHt05w', '{"seat":"seat-0001-of-the-exam-room"}');
INSERT INTO journal_payload VALUES (15, 'nn9-oe-2m_fx7UfxmXojMw', '{"role":"proctor","seat":"staff-seat-of-proctor-0000000","device":"console"}');
INSERT INTO journal_payload VALUES (16, '_TnSB6A5rXIz0JnmDj4GCQ', '{"sessionId":"01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f"}');
INSERT INTO journal_payload VALUES (17, 'Ls2Y_O8H_q7h1SKBborxPQ', '{"seat":"seat-0000-of-the-exam-room","locale":"zh-CN","paperHash":"b4ce280e00c0c9e8d82be5cea2c8d6d23056c8e7d6d1d7bdb85b1c5c69f3d4e3","items":6,"firstRef":"625v94shf7db"}');
INSERT INTO journal_payload VALUES (18, '5opcArQnRxDZ0Cn-YJLJYQ', '{"seat":"seat-0001-of-the-exam-room","locale":"zh-CN","paperHash":"842d7c01aca45f25211216bfc988fd817f71181b8fc802b565627a5ce047987e","items":6,"firstRef":"0fdy6jy99w2d"}');
INSERT INTO journal_payload VALUES (19, 'srZYtitczyOd9uZ6Dkl9fw', '{}');
INSERT INTO journal_payload VALUES (20, 'JC94_5ndM_IoJQIVtsUdRw', '{}');
INSERT INTO journal_payload VALUES (21, 'I69s1IT4sOgHqGmcUU4dVQ', '{"agreementIds":["confidentiality","rules"]}');
INSERT INTO journal_payload VALUES (22, 'wfV_31g_24FYivS6jeLBKw', '{"agreementIds":["confidentiality","rules"]}');
INSERT INTO journal_payload VALUES (23, 'uRr-e502kw8Y2kSrT-BIeg', '{"checks":[{"name":"display","ok":true,"detail":""}]}');
INSERT INTO journal_payload VALUES (24, '3-zNwjupjF2D4PJoThzadQ', '{"checks":[{"name":"display","ok":true,"detail":""}]}');
INSERT INTO journal_payload VALUES (25, '1L2FXYtnTVuxcAbboMft5w', '{}');
INSERT INTO journal_payload VALUES (26, 'q9ypHagS9eD5TzPgZe0Nxg', '{}');
INSERT INTO journal_payload VALUES (27, 'qQGcjmVu7Nv0GZNxB201MQ', '{"ref":"625v94shf7db","revision":1,"response":{"kind":"single","choice":"dk1twt707wvf"}}');
INSERT INTO journal_payload VALUES (28, 'LytrU1otr_fDSkeWAlsQIQ', '{"ref":"zz3nz28nfp0y","revision":1,"response":{"kind":"text","text":"词 1"}}');
INSERT INTO journal_payload VALUES (29, 'Rmbp38WOeI4XmftGacvQWg', '{"ref":"t9s0y6d9a6as","revision":1,"response":{"kind":"single","choice":"8kcvcym5f7qs"}}');
INSERT INTO journal_payload VALUES (30, 'MrHLj17keb_btNJ6zIkJ-Q', '{"ref":"zz3nz28nfp0y","flagged":true}');
INSERT INTO journal_payload VALUES (31, 'NTuFpDA9BE7RGT5B1TNLgw', '{"ref":"t9s0y6d9a6as"}');
INSERT INTO journal_payload VALUES (32, 'VLtGmzfDfE8IlF0_hkuJxA', '{"ref":"0fdy6jy99w2d","revision":1,"response":{"kind":"single","choice":"c89zjfbbpmx5"}}');
INSERT INTO journal_payload VALUES (33, 'YNSpXnVsnbRawGgd45a3UQ', '{"ref":"m7wrfpth72jb","revision":1,"response":{"kind":"text","text":"词 1"}}');
INSERT INTO journal_payload VALUES (34, 'WPjqJ4f46oVjzofnF1DC5Q', '{"ref":"b0s6aja7e5xc","revision":1,"response":{"kind":"text","text":"词 2"}}');
INSERT INTO journal_payload VALUES (35, 'AXMoaozWG_wMO0YVByKAHQ', '{"ref":"m7wrfpth72jb","flagged":true}');
INSERT INTO journal_payload VALUES (36, 'zCiWkaHfX3z0sSCMUZfQ_A', '{"ref":"b0s6aja7e5xc"}');
INSERT INTO journal_payload VALUES (37, 'jVGkyaaFOTIw53OqQqyGWw', '{}');
INSERT INTO journal_payload VALUES (38, 'q1Mg-yA3T1uFjlpGcPetUg', '{"attemptId":"01a2015c-b9eb-7934-8409-9c6b5e0350d5","revision":1,"points":0,"maximum":6,"keyVersion":"made-up/1/c42da4653e543e3668d4aa5d7545e6655609ae9becfdc8da5157d3427e45a0cb","scoringVersion":1,"receipt":"MZV3T-WBW88"}');
INSERT INTO journal_payload VALUES (39, 'R5HsqN0H1-Fi9An6GpKTqg', '{"reason":"午休"}');
INSERT INTO journal_payload VALUES (40, 'ReM87yOhpK_cL0nzLtMKnw', '{}');
INSERT INTO chain_head VALUES (2, 'organisation-founded', 'c43e5771e9c0df796f5b9ebc0d7619a4780aa4ed2217214666e4861ee185ad30', 1780272000000, 'qkYsHCF6t8Shv2owrtBQZVfsrohidAqczulkju2lZ_2NMJ7PGU9G4pLL5TSzhwDQNzFvdTVEhxWSa6rBM-qCxg');
INSERT INTO chain_head VALUES (16, 'session-opened 01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f', '7151c903e04c22008521ceb56c9acf3ba5c641d2c74bbf36fe4ab24799257f17', 1780272000000, 'Hs7BM6aSY415cUfP2MmFV0xkp1sj9Sj84v3wDohwf70aVI7Mz5ZWQ25dNhaxMY051Ad_j7h6QLdiLHT0FrqyoA');
INSERT INTO chain_head VALUES (38, 'attempt-finished 01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'b98f4bf1478cfef09d473892f27ee9b028d60dde8b89f2d2a2ce0d5a8635fe0f', 1780272000000, 'zRl8xiUgehCvY_gmTXWxnIjSK_Lr4CNqm9FgMI9O_aPuU5DPIoTDoxVKR1C45aoPRyiGS5LYRS3U4_L_mzPC5A');
INSERT INTO tick VALUES (1, 'boot-1', 1000, 1780272000000);
INSERT INTO organisation VALUES (1, '{"zh-CN":"Exam day","en":"Exam day"}', 0, '-----BEGIN CERTIFICATE-----
MIIBYTCCAQegAwIBAgIKV69qF+CZbmPZcDAKBggqhkjOPQQDAjAYMRYwFAYDVQQD
DA1FeGFtIGRheSBSb290MB4XDTI2MDUzMTAwMDAwMFoXDTQ2MDYwMTAwMDAwMFow
GDEWMBQGA1UEAwwNRXhhbSBkYXkgUm9vdDBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABBGak0hROAhm4y2CJHDut/ev2yECa5y2ze7Q2EhNRy9JwwbhE3YNRa4rCzgu
763Bqb2lZ0NPhfP5dbvE7arfrnqjOTA3MBIGA1UdEwEB/wQIMAYBAf8CAQEwDgYD
VR0PAQH/BAQDAgEGMBEGA1UdDgQKBAhA5ggh53l/RjAKBggqhkjOPQQDAgNIADBF
AiEA8KzjnuUkplDrtaYT1CR8PkTfJH2WZr/xU2hxebCzbfACIFdQbyPSXBgBxVVA
9SeG6OChz7FNx67ruOx1QrWv191H
-----END CERTIFICATE-----
', '-----BEGIN CERTIFICATE-----
MIIBajCCARGgAwIBAgIKZ7ocobveeIyhbTAKBggqhkjOPQQDAjAYMRYwFAYDVQQD
DA1FeGFtIGRheSBSb290MB4XDTI2MDUzMTAwMDAwMFoXDTM0MDYwMTAwMDAwMFow
EzERMA8GA1UEAwwIRXhhbSBkYXkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASg
u+02jr4VUv0gppsjBT3ycCx+XswlVpvg8wzaAiQlGZC+fMwufHfWiAx47A0xXPzX
2WOPFlS5cWGShrrd0J3mo0gwRjAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIG
wDARBgNVHQ4ECgQITqabK3ZuxIMwEwYDVR0jBAwwCoAIQOYIIed5f0YwCgYIKoZI
zj0EAwIDRwAwRAIgFE0LRhqAZVuZFmodYC/VApbi7Npol2wG8lPuRLbJyqsCIG9C
LdMJFgPM8QdhMjIyYcEpBKKc61XBr3Us1Up4Hba3
-----END CERTIFICATE-----
', '-----BEGIN CERTIFICATE-----
MIIBczCCARmgAwIBAgIKdCXZZpwx4yBzyDAKBggqhkjOPQQDAjAYMRYwFAYDVQQD
DA1FeGFtIGRheSBSb290MB4XDTI2MDUzMTAwMDAwMFoXDTM0MDYwMTAwMDAwMFow
GzEZMBcGA1UEAwwQRXhhbSBkYXkgSm91cm5hbDBZMBMGByqGSM49AgEGCCqGSM49
AwEHA0IABAtpmmToF4v3f5CJWAWSql4k0NqrXuosn536c8YXm85t440qo5fxKxTn
lxYkgRFB4hh+Hr/IVT2rbnpBCxD5j2+jSDBGMAwGA1UdEwEB/wQCMAAwDgYDVR0P
AQH/BAQDAgeAMBEGA1UdDgQKBAhL4FaJVmqonjATBgNVHSMEDDAKgAhA5ggh53l/
RjAKBggqhkjOPQQDAgNIADBFAiEAn79T+prlUbOhbpDP6q+6UbUF6MgpuIbuyub5
rwdglvsCIA6P2JSN4EFyknUoKQs1Nte1t8bLnGS6e9+MEMMinMn3
-----END CERTIFICATE-----
', 'INV', 1, 1780272000000);
INSERT INTO person VALUES ('01a2015c-b0fd-744b-bbbc-29efc7c714cf', 'S-1', '管理员', '');
INSERT INTO person VALUES ('01a2015c-b179-7fbc-888c-ebdede40530e', 'S-2', '考务员', '');
INSERT INTO person VALUES ('01a2015c-b9e9-725b-a7f7-7cd04633dd83', 'E-0', '考生0', '');
INSERT INTO person VALUES ('01a2015c-b9ea-77f6-b1ba-2a3f6dae901b', 'E-1', '考生1', '');
INSERT INTO account VALUES ('01a2015c-b09e-7e3f-a834-003be105d702', '01a2015c-b0fd-744b-bbbc-29efc7c714cf', 'admin', 1, '{"salt":"argon2id$m=19456,t=2,p=1$ri-E18gzLtCIlVfexnbicw","verifier":"O2ddxytafiPlLOr9Iyp4rdZt5KvegIO0Zae5YVwEoyo","sealedPrivateKey":"ctry1R64ZEtfkIfr_6mWUOyJzntIrRsoLvd5H33ZLn698fOQHhvBq1-2qzB78FY-RO-80L6zuJuAk0vR0PcpfBTNpSdAgG-SQTOgvO_59gvcV96b9KOPVUYaswRyUGxpUPv7aaeD2zD8BAnG9ydMU5-ke-uhkG9iACDpi0nc1O49hZ49ui0-_1uPj2OUT_MCvyoYaa-jgI5FOATTR4wxGYTk8lmjgQ","publicKeySpki":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEL6AQpVwwqWL0vKsjTj8g968NYlmJHjXSkxiJ1L0flZajIsUJQp6nSChpc2ofLYQFV6l3s2O8TqcR32x9c8wd_A"}', 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEL6AQpVwwqWL0vKsjTj8g968NYlmJHjXSkxiJ1L0flZajIsUJQp6nSChpc2ofLYQFV6l3s2O8TqcR32x9c8wd_A', 'zrTq-AwsVhs8VWcqORhptTWOtPNkZFh2a56TLVJQtYquANTeE4t_RbUdssAPI4BPh-kEsTC_9TfnRvBzSAT2qk5pS9SpmXQv0MW0x64QDLHCMxdDLhifIOYd3xFQ4s_4XX5U4fOhYV91SzcovKl8UDCMOJatVh17KTa2xT9HWMaksQfPQhlXirJtvwWgT2m1II-bSeXymplTf7JmDz7Ur0Mw8Bu2cg', 1780272000000);
INSERT INTO account VALUES ('01a2015c-b139-77c9-8ddd-beeab30d5537', '01a2015c-b179-7fbc-888c-ebdede40530e', 'staff', 1, '{"salt":"argon2id$m=19456,t=2,p=1$GSpJTHCRU4jhn7vabEUtMg","verifier":"05KpkBxEvQpQgkEBy2aOOzwJEBjBFzeNMacZ34R-IVU","sealedPrivateKey":"g0UwnTBnLDSfmx_4iVZ699bOLEeKQDBHw0XQlWek42Ickycs-WpIDEo0BGaD0i6hW447RO09OEWOzwX8DmmsJZhApYSwe6nMOWFo0F7-a2MWzR59s7eIByaYOugsmyOUFasdevKpNYo4i_6z9Rl2UUXBAkF8RKs5mxGEPU29lLg55R-TZgAjxbkFxJBDq7eqX4Q4zgizh6gKzwdDauDq96WQU6Ji0w","publicKeySpki":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETWZ4b667h9cPC7yfQM0xEa2MVXteYW_g_GdAxvFpLUifveiIiARdLP6MAbiUYEgrCvajme902juuOmaBQq0yqw"}', 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETWZ4b667h9cPC7yfQM0xEa2MVXteYW_g_GdAxvFpLUifveiIiARdLP6MAbiUYEgrCvajme902juuOmaBQq0yqw', 'dTY5H5Gxb-kGU4Q8Q_sVrOeCdKjEgNSqpW0p53g6-a306d9OiXpmIVQXSupvQZrdsGpEOMDvdgc42Yz7JbU4j4fjhpunN665cRQ3c1Q1s57Bq8lFjtLOlBzz1o5_Le5Ebi7wmrRt0MkKDR3IICLOkb1jT6XVh_d2RHV_EXBx5AtG4T9z7lHsaO5FC0UAODaqiG9gZNCPB-RokZH-PeO8edVCWZGOtA', 1780272000000);
INSERT INTO account_role VALUES ('01a2015c-b09e-7e3f-a834-003be105d702', 'administrator');
INSERT INTO account_role VALUES ('01a2015c-b139-77c9-8ddd-beeab30d5537', 'author');
INSERT INTO account_role VALUES ('01a2015c-b139-77c9-8ddd-beeab30d5537', 'proctor');
INSERT INTO sign_in VALUES ('27c05d22940e0ca908a2f2bd6a8e1408b13f0df08701cc910fa788efa12f0c9d', 'candidate', NULL, '01a2015c-b9e9-725b-a7f7-7cd177f5be8a', '01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'seat-0000-of-the-exam-room', 1780272000000);
INSERT INTO sign_in VALUES ('55d346588fd86e4504dbc6a968a66b09f75bc4b81583167d2d00cb645604724c', 'candidate', NULL, '01a2015c-b9ea-77f6-b1ba-2a404a8cad3c', '01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'seat-0001-of-the-exam-room', 1780272000000);
INSERT INTO sign_in VALUES ('5d507ea04da563bf98641061bc4fe0b0d0b139cd71b0bf0d93fb6dbdda70452c', 'author', '01a2015c-b139-77c9-8ddd-beeab30d5537', NULL, NULL, 'staff-seat-of-author-0000000', 1780272000000);
INSERT INTO sign_in VALUES ('88072724b08c203e7697877df6b25b8d9d26027c046da687f0582cc475ae10c9', 'proctor', '01a2015c-b139-77c9-8ddd-beeab30d5537', NULL, NULL, 'staff-seat-of-proctor-0000000', 1780272000000);
INSERT INTO sign_in VALUES ('c3c6cd7f6a690d5c6b9ed3cfe86c8692904b786afa69fd47d76d758beac25722', 'administrator', '01a2015c-b09e-7e3f-a834-003be105d702', NULL, NULL, 'staff-seat-of-administrator-0000000', 1780272000000);
INSERT INTO bank VALUES ('made-up', 1, 'c42da4653e543e3668d4aa5d7545e6655609ae9becfdc8da5157d3427e45a0cb', '{"id":"made-up","version":1,"title":{"zh-CN":"生成的题库","en":"Generated bank"},"notice":{"zh-CN":"仅供测试，无实际内容。","en":"Made for tests; it says nothing."},"topics":[{"id":"billing","title":{"zh-CN":"billing","en":"billing"}},{"id":"faults","title":{"zh-CN":"faults","en":"faults"}},{"id":"safety","title":{"zh-CN":"safety","en":"safety"}},{"id":"service","title":{"zh-CN":"service","en":"service"}},{"id":"law","title":{"zh-CN":"law","en":"law"}}],"sources":[{"id":"made-up","title":{"zh-CN":"虚构来源","en":"Made-up source"}}]}', 1, 1780272000000);
INSERT INTO bank_item VALUES ('made-up', 1, 0, 'item-0', 'single', 'billing', 1, '{"kind":"single","id":"item-0","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 0"}],"stem":{"zh-CN":"第0题：下列哪一项符合规定？","en":"Item 0: which of these follows the rule?"},"rationale":{"zh-CN":"依据第0行。","en":"By row 0."},"options":[{"id":"a","text":{"zh-CN":"第0题的选项a","en":"Option a of item 0"}},{"id":"b","text":{"zh-CN":"第0题的选项b","en":"Option b of item 0"}},{"id":"c","text":{"zh-CN":"第0题的选项c","en":"Option c of item 0"}},{"id":"d","text":{"zh-CN":"第0题的选项d","en":"Option d of item 0"}}],"key":"a","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 1, 'item-1', 'text', 'faults', 2, '{"kind":"text","id":"item-1","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 1"}],"stem":{"zh-CN":"第1题：下列哪一项符合规定？","en":"Item 1: which of these follows the rule?"},"rationale":{"zh-CN":"依据第1行。","en":"By row 1."},"accepted":["word 1"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 2, 'item-2', 'single', 'safety', 3, '{"kind":"single","id":"item-2","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 2"}],"stem":{"zh-CN":"第2题：下列哪一项符合规定？","en":"Item 2: which of these follows the rule?"},"rationale":{"zh-CN":"依据第2行。","en":"By row 2."},"options":[{"id":"a","text":{"zh-CN":"第2题的选项a","en":"Option a of item 2"}},{"id":"b","text":{"zh-CN":"第2题的选项b","en":"Option b of item 2"}},{"id":"c","text":{"zh-CN":"第2题的选项c","en":"Option c of item 2"}},{"id":"d","text":{"zh-CN":"第2题的选项d","en":"Option d of item 2"}}],"key":"b","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 3, 'item-3', 'text', 'service', 4, '{"kind":"text","id":"item-3","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 3"}],"stem":{"zh-CN":"第3题：下列哪一项符合规定？","en":"Item 3: which of these follows the rule?"},"rationale":{"zh-CN":"依据第3行。","en":"By row 3."},"accepted":["word 3"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 4, 'item-4', 'single', 'law', 5, '{"kind":"single","id":"item-4","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 4"}],"stem":{"zh-CN":"第4题：下列哪一项符合规定？","en":"Item 4: which of these follows the rule?"},"rationale":{"zh-CN":"依据第4行。","en":"By row 4."},"options":[{"id":"a","text":{"zh-CN":"第4题的选项a","en":"Option a of item 4"}},{"id":"b","text":{"zh-CN":"第4题的选项b","en":"Option b of item 4"}},{"id":"c","text":{"zh-CN":"第4题的选项c","en":"Option c of item 4"}},{"id":"d","text":{"zh-CN":"第4题的选项d","en":"Option d of item 4"}}],"key":"c","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 5, 'item-5', 'text', 'billing', 1, '{"kind":"text","id":"item-5","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 5"}],"stem":{"zh-CN":"第5题：下列哪一项符合规定？","en":"Item 5: which of these follows the rule?"},"rationale":{"zh-CN":"依据第5行。","en":"By row 5."},"accepted":["word 5"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 6, 'item-6', 'single', 'faults', 2, '{"kind":"single","id":"item-6","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 6"}],"stem":{"zh-CN":"第6题：下列哪一项符合规定？","en":"Item 6: which of these follows the rule?"},"rationale":{"zh-CN":"依据第6行。","en":"By row 6."},"options":[{"id":"a","text":{"zh-CN":"第6题的选项a","en":"Option a of item 6"}},{"id":"b","text":{"zh-CN":"第6题的选项b","en":"Option b of item 6"}},{"id":"c","text":{"zh-CN":"第6题的选项c","en":"Option c of item 6"}},{"id":"d","text":{"zh-CN":"第6题的选项d","en":"Option d of item 6"}}],"key":"d","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 7, 'item-7', 'text', 'safety', 3, '{"kind":"text","id":"item-7","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 7"}],"stem":{"zh-CN":"第7题：下列哪一项符合规定？","en":"Item 7: which of these follows the rule?"},"rationale":{"zh-CN":"依据第7行。","en":"By row 7."},"accepted":["word 7"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 8, 'item-8', 'single', 'service', 4, '{"kind":"single","id":"item-8","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 8"}],"stem":{"zh-CN":"第8题：下列哪一项符合规定？","en":"Item 8: which of these follows the rule?"},"rationale":{"zh-CN":"依据第8行。","en":"By row 8."},"options":[{"id":"a","text":{"zh-CN":"第8题的选项a","en":"Option a of item 8"}},{"id":"b","text":{"zh-CN":"第8题的选项b","en":"Option b of item 8"}},{"id":"c","text":{"zh-CN":"第8题的选项c","en":"Option c of item 8"}},{"id":"d","text":{"zh-CN":"第8题的选项d","en":"Option d of item 8"}}],"key":"a","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 9, 'item-9', 'text', 'law', 5, '{"kind":"text","id":"item-9","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 9"}],"stem":{"zh-CN":"第9题：下列哪一项符合规定？","en":"Item 9: which of these follows the rule?"},"rationale":{"zh-CN":"依据第9行。","en":"By row 9."},"accepted":["word 9"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 10, 'item-10', 'single', 'billing', 1, '{"kind":"single","id":"item-10","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 10"}],"stem":{"zh-CN":"第10题：下列哪一项符合规定？","en":"Item 10: which of these follows the rule?"},"rationale":{"zh-CN":"依据第10行。","en":"By row 10."},"options":[{"id":"a","text":{"zh-CN":"第10题的选项a","en":"Option a of item 10"}},{"id":"b","text":{"zh-CN":"第10题的选项b","en":"Option b of item 10"}},{"id":"c","text":{"zh-CN":"第10题的选项c","en":"Option c of item 10"}},{"id":"d","text":{"zh-CN":"第10题的选项d","en":"Option d of item 10"}}],"key":"b","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 11, 'item-11', 'text', 'faults', 2, '{"kind":"text","id":"item-11","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 11"}],"stem":{"zh-CN":"第11题：下列哪一项符合规定？","en":"Item 11: which of these follows the rule?"},"rationale":{"zh-CN":"依据第11行。","en":"By row 11."},"accepted":["word 11"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 12, 'item-12', 'single', 'safety', 3, '{"kind":"single","id":"item-12","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 12"}],"stem":{"zh-CN":"第12题：下列哪一项符合规定？","en":"Item 12: which of these follows the rule?"},"rationale":{"zh-CN":"依据第12行。","en":"By row 12."},"options":[{"id":"a","text":{"zh-CN":"第12题的选项a","en":"Option a of item 12"}},{"id":"b","text":{"zh-CN":"第12题的选项b","en":"Option b of item 12"}},{"id":"c","text":{"zh-CN":"第12题的选项c","en":"Option c of item 12"}},{"id":"d","text":{"zh-CN":"第12题的选项d","en":"Option d of item 12"}}],"key":"c","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 13, 'item-13', 'text', 'service', 4, '{"kind":"text","id":"item-13","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 13"}],"stem":{"zh-CN":"第13题：下列哪一项符合规定？","en":"Item 13: which of these follows the rule?"},"rationale":{"zh-CN":"依据第13行。","en":"By row 13."},"accepted":["word 13"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 14, 'item-14', 'single', 'law', 5, '{"kind":"single","id":"item-14","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 14"}],"stem":{"zh-CN":"第14题：下列哪一项符合规定？","en":"Item 14: which of these follows the rule?"},"rationale":{"zh-CN":"依据第14行。","en":"By row 14."},"options":[{"id":"a","text":{"zh-CN":"第14题的选项a","en":"Option a of item 14"}},{"id":"b","text":{"zh-CN":"第14题的选项b","en":"Option b of item 14"}},{"id":"c","text":{"zh-CN":"第14题的选项c","en":"Option c of item 14"}},{"id":"d","text":{"zh-CN":"第14题的选项d","en":"Option d of item 14"}}],"key":"d","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 15, 'item-15', 'text', 'billing', 1, '{"kind":"text","id":"item-15","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 15"}],"stem":{"zh-CN":"第15题：下列哪一项符合规定？","en":"Item 15: which of these follows the rule?"},"rationale":{"zh-CN":"依据第15行。","en":"By row 15."},"accepted":["word 15"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 16, 'item-16', 'single', 'faults', 2, '{"kind":"single","id":"item-16","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 16"}],"stem":{"zh-CN":"第16题：下列哪一项符合规定？","en":"Item 16: which of these follows the rule?"},"rationale":{"zh-CN":"依据第16行。","en":"By row 16."},"options":[{"id":"a","text":{"zh-CN":"第16题的选项a","en":"Option a of item 16"}},{"id":"b","text":{"zh-CN":"第16题的选项b","en":"Option b of item 16"}},{"id":"c","text":{"zh-CN":"第16题的选项c","en":"Option c of item 16"}},{"id":"d","text":{"zh-CN":"第16题的选项d","en":"Option d of item 16"}}],"key":"a","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 17, 'item-17', 'text', 'safety', 3, '{"kind":"text","id":"item-17","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 17"}],"stem":{"zh-CN":"第17题：下列哪一项符合规定？","en":"Item 17: which of these follows the rule?"},"rationale":{"zh-CN":"依据第17行。","en":"By row 17."},"accepted":["word 17"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 18, 'item-18', 'single', 'service', 4, '{"kind":"single","id":"item-18","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 18"}],"stem":{"zh-CN":"第18题：下列哪一项符合规定？","en":"Item 18: which of these follows the rule?"},"rationale":{"zh-CN":"依据第18行。","en":"By row 18."},"options":[{"id":"a","text":{"zh-CN":"第18题的选项a","en":"Option a of item 18"}},{"id":"b","text":{"zh-CN":"第18题的选项b","en":"Option b of item 18"}},{"id":"c","text":{"zh-CN":"第18题的选项c","en":"Option c of item 18"}},{"id":"d","text":{"zh-CN":"第18题的选项d","en":"Option d of item 18"}}],"key":"b","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 19, 'item-19', 'text', 'law', 5, '{"kind":"text","id":"item-19","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 19"}],"stem":{"zh-CN":"第19题：下列哪一项符合规定？","en":"Item 19: which of these follows the rule?"},"rationale":{"zh-CN":"依据第19行。","en":"By row 19."},"accepted":["word 19"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 20, 'item-20', 'single', 'billing', 1, '{"kind":"single","id":"item-20","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 20"}],"stem":{"zh-CN":"第20题：下列哪一项符合规定？","en":"Item 20: which of these follows the rule?"},"rationale":{"zh-CN":"依据第20行。","en":"By row 20."},"options":[{"id":"a","text":{"zh-CN":"第20题的选项a","en":"Option a of item 20"}},{"id":"b","text":{"zh-CN":"第20题的选项b","en":"Option b of item 20"}},{"id":"c","text":{"zh-CN":"第20题的选项c","en":"Option c of item 20"}},{"id":"d","text":{"zh-CN":"第20题的选项d","en":"Option d of item 20"}}],"key":"c","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 21, 'item-21', 'text', 'faults', 2, '{"kind":"text","id":"item-21","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 21"}],"stem":{"zh-CN":"第21题：下列哪一项符合规定？","en":"Item 21: which of these follows the rule?"},"rationale":{"zh-CN":"依据第21行。","en":"By row 21."},"accepted":["word 21"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 22, 'item-22', 'single', 'safety', 3, '{"kind":"single","id":"item-22","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 22"}],"stem":{"zh-CN":"第22题：下列哪一项符合规定？","en":"Item 22: which of these follows the rule?"},"rationale":{"zh-CN":"依据第22行。","en":"By row 22."},"options":[{"id":"a","text":{"zh-CN":"第22题的选项a","en":"Option a of item 22"}},{"id":"b","text":{"zh-CN":"第22题的选项b","en":"Option b of item 22"}},{"id":"c","text":{"zh-CN":"第22题的选项c","en":"Option c of item 22"}},{"id":"d","text":{"zh-CN":"第22题的选项d","en":"Option d of item 22"}}],"key":"d","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 23, 'item-23', 'text', 'service', 4, '{"kind":"text","id":"item-23","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 23"}],"stem":{"zh-CN":"第23题：下列哪一项符合规定？","en":"Item 23: which of these follows the rule?"},"rationale":{"zh-CN":"依据第23行。","en":"By row 23."},"accepted":["word 23"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 24, 'item-24', 'single', 'law', 5, '{"kind":"single","id":"item-24","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 24"}],"stem":{"zh-CN":"第24题：下列哪一项符合规定？","en":"Item 24: which of these follows the rule?"},"rationale":{"zh-CN":"依据第24行。","en":"By row 24."},"options":[{"id":"a","text":{"zh-CN":"第24题的选项a","en":"Option a of item 24"}},{"id":"b","text":{"zh-CN":"第24题的选项b","en":"Option b of item 24"}},{"id":"c","text":{"zh-CN":"第24题的选项c","en":"Option c of item 24"}},{"id":"d","text":{"zh-CN":"第24题的选项d","en":"Option d of item 24"}}],"key":"a","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 25, 'item-25', 'text', 'billing', 1, '{"kind":"text","id":"item-25","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 25"}],"stem":{"zh-CN":"第25题：下列哪一项符合规定？","en":"Item 25: which of these follows the rule?"},"rationale":{"zh-CN":"依据第25行。","en":"By row 25."},"accepted":["word 25"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 26, 'item-26', 'single', 'faults', 2, '{"kind":"single","id":"item-26","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 26"}],"stem":{"zh-CN":"第26题：下列哪一项符合规定？","en":"Item 26: which of these follows the rule?"},"rationale":{"zh-CN":"依据第26行。","en":"By row 26."},"options":[{"id":"a","text":{"zh-CN":"第26题的选项a","en":"Option a of item 26"}},{"id":"b","text":{"zh-CN":"第26题的选项b","en":"Option b of item 26"}},{"id":"c","text":{"zh-CN":"第26题的选项c","en":"Option c of item 26"}},{"id":"d","text":{"zh-CN":"第26题的选项d","en":"Option d of item 26"}}],"key":"b","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 27, 'item-27', 'text', 'safety', 3, '{"kind":"text","id":"item-27","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 27"}],"stem":{"zh-CN":"第27题：下列哪一项符合规定？","en":"Item 27: which of these follows the rule?"},"rationale":{"zh-CN":"依据第27行。","en":"By row 27."},"accepted":["word 27"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 28, 'item-28', 'single', 'service', 4, '{"kind":"single","id":"item-28","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 28"}],"stem":{"zh-CN":"第28题：下列哪一项符合规定？","en":"Item 28: which of these follows the rule?"},"rationale":{"zh-CN":"依据第28行。","en":"By row 28."},"options":[{"id":"a","text":{"zh-CN":"第28题的选项a","en":"Option a of item 28"}},{"id":"b","text":{"zh-CN":"第28题的选项b","en":"Option b of item 28"}},{"id":"c","text":{"zh-CN":"第28题的选项c","en":"Option c of item 28"}},{"id":"d","text":{"zh-CN":"第28题的选项d","en":"Option d of item 28"}}],"key":"c","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 29, 'item-29', 'text', 'law', 5, '{"kind":"text","id":"item-29","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 29"}],"stem":{"zh-CN":"第29题：下列哪一项符合规定？","en":"Item 29: which of these follows the rule?"},"rationale":{"zh-CN":"依据第29行。","en":"By row 29."},"accepted":["word 29"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 30, 'item-30', 'single', 'billing', 1, '{"kind":"single","id":"item-30","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 30"}],"stem":{"zh-CN":"第30题：下列哪一项符合规定？","en":"Item 30: which of these follows the rule?"},"rationale":{"zh-CN":"依据第30行。","en":"By row 30."},"options":[{"id":"a","text":{"zh-CN":"第30题的选项a","en":"Option a of item 30"}},{"id":"b","text":{"zh-CN":"第30题的选项b","en":"Option b of item 30"}},{"id":"c","text":{"zh-CN":"第30题的选项c","en":"Option c of item 30"}},{"id":"d","text":{"zh-CN":"第30题的选项d","en":"Option d of item 30"}}],"key":"d","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 31, 'item-31', 'text', 'faults', 2, '{"kind":"text","id":"item-31","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 31"}],"stem":{"zh-CN":"第31题：下列哪一项符合规定？","en":"Item 31: which of these follows the rule?"},"rationale":{"zh-CN":"依据第31行。","en":"By row 31."},"accepted":["word 31"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 32, 'item-32', 'single', 'safety', 3, '{"kind":"single","id":"item-32","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 32"}],"stem":{"zh-CN":"第32题：下列哪一项符合规定？","en":"Item 32: which of these follows the rule?"},"rationale":{"zh-CN":"依据第32行。","en":"By row 32."},"options":[{"id":"a","text":{"zh-CN":"第32题的选项a","en":"Option a of item 32"}},{"id":"b","text":{"zh-CN":"第32题的选项b","en":"Option b of item 32"}},{"id":"c","text":{"zh-CN":"第32题的选项c","en":"Option c of item 32"}},{"id":"d","text":{"zh-CN":"第32题的选项d","en":"Option d of item 32"}}],"key":"a","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 33, 'item-33', 'text', 'service', 4, '{"kind":"text","id":"item-33","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 33"}],"stem":{"zh-CN":"第33题：下列哪一项符合规定？","en":"Item 33: which of these follows the rule?"},"rationale":{"zh-CN":"依据第33行。","en":"By row 33."},"accepted":["word 33"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 34, 'item-34', 'single', 'law', 5, '{"kind":"single","id":"item-34","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 34"}],"stem":{"zh-CN":"第34题：下列哪一项符合规定？","en":"Item 34: which of these follows the rule?"},"rationale":{"zh-CN":"依据第34行。","en":"By row 34."},"options":[{"id":"a","text":{"zh-CN":"第34题的选项a","en":"Option a of item 34"}},{"id":"b","text":{"zh-CN":"第34题的选项b","en":"Option b of item 34"}},{"id":"c","text":{"zh-CN":"第34题的选项c","en":"Option c of item 34"}},{"id":"d","text":{"zh-CN":"第34题的选项d","en":"Option d of item 34"}}],"key":"b","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 35, 'item-35', 'text', 'billing', 1, '{"kind":"text","id":"item-35","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 35"}],"stem":{"zh-CN":"第35题：下列哪一项符合规定？","en":"Item 35: which of these follows the rule?"},"rationale":{"zh-CN":"依据第35行。","en":"By row 35."},"accepted":["word 35"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 36, 'item-36', 'single', 'faults', 2, '{"kind":"single","id":"item-36","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 36"}],"stem":{"zh-CN":"第36题：下列哪一项符合规定？","en":"Item 36: which of these follows the rule?"},"rationale":{"zh-CN":"依据第36行。","en":"By row 36."},"options":[{"id":"a","text":{"zh-CN":"第36题的选项a","en":"Option a of item 36"}},{"id":"b","text":{"zh-CN":"第36题的选项b","en":"Option b of item 36"}},{"id":"c","text":{"zh-CN":"第36题的选项c","en":"Option c of item 36"}},{"id":"d","text":{"zh-CN":"第36题的选项d","en":"Option d of item 36"}}],"key":"c","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 37, 'item-37', 'text', 'safety', 3, '{"kind":"text","id":"item-37","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 37"}],"stem":{"zh-CN":"第37题：下列哪一项符合规定？","en":"Item 37: which of these follows the rule?"},"rationale":{"zh-CN":"依据第37行。","en":"By row 37."},"accepted":["word 37"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 38, 'item-38', 'single', 'service', 4, '{"kind":"single","id":"item-38","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 38"}],"stem":{"zh-CN":"第38题：下列哪一项符合规定？","en":"Item 38: which of these follows the rule?"},"rationale":{"zh-CN":"依据第38行。","en":"By row 38."},"options":[{"id":"a","text":{"zh-CN":"第38题的选项a","en":"Option a of item 38"}},{"id":"b","text":{"zh-CN":"第38题的选项b","en":"Option b of item 38"}},{"id":"c","text":{"zh-CN":"第38题的选项c","en":"Option c of item 38"}},{"id":"d","text":{"zh-CN":"第38题的选项d","en":"Option d of item 38"}}],"key":"d","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 39, 'item-39', 'text', 'law', 5, '{"kind":"text","id":"item-39","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 39"}],"stem":{"zh-CN":"第39题：下列哪一项符合规定？","en":"Item 39: which of these follows the rule?"},"rationale":{"zh-CN":"依据第39行。","en":"By row 39."},"accepted":["word 39"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 40, 'item-40', 'single', 'billing', 1, '{"kind":"single","id":"item-40","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 40"}],"stem":{"zh-CN":"第40题：下列哪一项符合规定？","en":"Item 40: which of these follows the rule?"},"rationale":{"zh-CN":"依据第40行。","en":"By row 40."},"options":[{"id":"a","text":{"zh-CN":"第40题的选项a","en":"Option a of item 40"}},{"id":"b","text":{"zh-CN":"第40题的选项b","en":"Option b of item 40"}},{"id":"c","text":{"zh-CN":"第40题的选项c","en":"Option c of item 40"}},{"id":"d","text":{"zh-CN":"第40题的选项d","en":"Option d of item 40"}}],"key":"a","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 41, 'item-41', 'text', 'faults', 2, '{"kind":"text","id":"item-41","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 41"}],"stem":{"zh-CN":"第41题：下列哪一项符合规定？","en":"Item 41: which of these follows the rule?"},"rationale":{"zh-CN":"依据第41行。","en":"By row 41."},"accepted":["word 41"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 42, 'item-42', 'single', 'safety', 3, '{"kind":"single","id":"item-42","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 42"}],"stem":{"zh-CN":"第42题：下列哪一项符合规定？","en":"Item 42: which of these follows the rule?"},"rationale":{"zh-CN":"依据第42行。","en":"By row 42."},"options":[{"id":"a","text":{"zh-CN":"第42题的选项a","en":"Option a of item 42"}},{"id":"b","text":{"zh-CN":"第42题的选项b","en":"Option b of item 42"}},{"id":"c","text":{"zh-CN":"第42题的选项c","en":"Option c of item 42"}},{"id":"d","text":{"zh-CN":"第42题的选项d","en":"Option d of item 42"}}],"key":"b","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 43, 'item-43', 'text', 'service', 4, '{"kind":"text","id":"item-43","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 43"}],"stem":{"zh-CN":"第43题：下列哪一项符合规定？","en":"Item 43: which of these follows the rule?"},"rationale":{"zh-CN":"依据第43行。","en":"By row 43."},"accepted":["word 43"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 44, 'item-44', 'single', 'law', 5, '{"kind":"single","id":"item-44","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 44"}],"stem":{"zh-CN":"第44题：下列哪一项符合规定？","en":"Item 44: which of these follows the rule?"},"rationale":{"zh-CN":"依据第44行。","en":"By row 44."},"options":[{"id":"a","text":{"zh-CN":"第44题的选项a","en":"Option a of item 44"}},{"id":"b","text":{"zh-CN":"第44题的选项b","en":"Option b of item 44"}},{"id":"c","text":{"zh-CN":"第44题的选项c","en":"Option c of item 44"}},{"id":"d","text":{"zh-CN":"第44题的选项d","en":"Option d of item 44"}}],"key":"c","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 45, 'item-45', 'text', 'billing', 1, '{"kind":"text","id":"item-45","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 45"}],"stem":{"zh-CN":"第45题：下列哪一项符合规定？","en":"Item 45: which of these follows the rule?"},"rationale":{"zh-CN":"依据第45行。","en":"By row 45."},"accepted":["word 45"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 46, 'item-46', 'single', 'faults', 2, '{"kind":"single","id":"item-46","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 46"}],"stem":{"zh-CN":"第46题：下列哪一项符合规定？","en":"Item 46: which of these follows the rule?"},"rationale":{"zh-CN":"依据第46行。","en":"By row 46."},"options":[{"id":"a","text":{"zh-CN":"第46题的选项a","en":"Option a of item 46"}},{"id":"b","text":{"zh-CN":"第46题的选项b","en":"Option b of item 46"}},{"id":"c","text":{"zh-CN":"第46题的选项c","en":"Option c of item 46"}},{"id":"d","text":{"zh-CN":"第46题的选项d","en":"Option d of item 46"}}],"key":"d","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 47, 'item-47', 'text', 'safety', 3, '{"kind":"text","id":"item-47","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 47"}],"stem":{"zh-CN":"第47题：下列哪一项符合规定？","en":"Item 47: which of these follows the rule?"},"rationale":{"zh-CN":"依据第47行。","en":"By row 47."},"accepted":["word 47"]}');
INSERT INTO bank_item VALUES ('made-up', 1, 48, 'item-48', 'single', 'service', 4, '{"kind":"single","id":"item-48","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 48"}],"stem":{"zh-CN":"第48题：下列哪一项符合规定？","en":"Item 48: which of these follows the rule?"},"rationale":{"zh-CN":"依据第48行。","en":"By row 48."},"options":[{"id":"a","text":{"zh-CN":"第48题的选项a","en":"Option a of item 48"}},{"id":"b","text":{"zh-CN":"第48题的选项b","en":"Option b of item 48"}},{"id":"c","text":{"zh-CN":"第48题的选项c","en":"Option c of item 48"}},{"id":"d","text":{"zh-CN":"第48题的选项d","en":"Option d of item 48"}}],"key":"a","shuffle":true}');
INSERT INTO bank_item VALUES ('made-up', 1, 49, 'item-49', 'text', 'law', 5, '{"kind":"text","id":"item-49","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 49"}],"stem":{"zh-CN":"第49题：下列哪一项符合规定？","en":"Item 49: which of these follows the rule?"},"rationale":{"zh-CN":"依据第49行。","en":"By row 49."},"accepted":["word 49"]}');
INSERT INTO blueprint VALUES ('paper', 1, '{"id":"paper","title":{"zh-CN":"Paper","en":"Paper"},"bankId":"made-up","rules":[{"id":"all","count":6,"points":1}],"order":"shuffled","shuffleOptions":true,"multipleScoring":"all-or-nothing","version":1}', 1780272000000);
INSERT INTO scheme VALUES ('scheme', 1, '{"id":"scheme","title":{"zh-CN":"Scheme","en":"Scheme"},"level":{"zh-CN":"Basic","en":"Basic"},"scope":{"zh-CN":"Tests","en":"Tests"},"parts":[{"id":"theory","kind":"theory","title":{"zh-CN":"Theory","en":"Theory"},"blueprintId":"paper","minutes":30,"passLine":0.6,"weight":1}],"rule":{"kind":"conjunctive"},"validityMonths":12,"renewal":{"zh-CN":"Again","en":"Again"},"agreements":[{"id":"confidentiality","title":{"zh-CN":"confidentiality","en":"confidentiality"},"text":{"zh-CN":"confidentiality","en":"confidentiality"}},{"id":"rules","title":{"zh-CN":"rules","en":"rules"},"text":{"zh-CN":"rules","en":"rules"}}],"version":1}', 1780272000000);
INSERT INTO session VALUES ('01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f', 'Exam day', 'Room 1', 1795319183799, 'scheme', 1, 'open', 1780272000000);
INSERT INTO session_part VALUES ('01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f', 'theory', 0, 'paper', 1, 'made-up', 1);
INSERT INTO candidate VALUES ('01a2015c-b9e9-725b-a7f7-7cd177f5be8a', '01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f', '01a2015c-b9e9-725b-a7f7-7cd04633dd83', '49491787', 'zh-CN', 0, 0);
INSERT INTO candidate VALUES ('01a2015c-b9ea-77f6-b1ba-2a404a8cad3c', '01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f', '01a2015c-b9ea-77f6-b1ba-2a3f6dae901b', '20510499', 'zh-CN', 0, 1);
INSERT INTO attempt VALUES ('01a2015c-b9e9-725b-a7f7-7cd23e30e293', '01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f', '01a2015c-b9e9-725b-a7f7-7cd177f5be8a', 'theory', 'running', '{"sessionId":"01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f","candidateId":"01a2015c-b9e9-725b-a7f7-7cd177f5be8a","partId":"theory","state":"running","seat":"seat-0000-of-the-exam-room","items":6,"identityConfirmed":true,"agreed":true,"checked":true,"ledger":{"limitMs":1800000,"segments":[{"boot":"boot-1","from":1000,"to":1000}],"credits":[],"open":{"boot":"boot-1","from":1000}},"current":"t9s0y6d9a6as","flagged":["zz3nz28nfp0y"],"paused":null,"interruptions":0,"startedAt":1780272000000,"finished":null}', NULL);
INSERT INTO attempt VALUES ('01a2015c-b9eb-7934-8409-9c6b5e0350d5', '01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f', '01a2015c-b9ea-77f6-b1ba-2a404a8cad3c', 'theory', 'submitted', '{"sessionId":"01a2015c-b9bb-7dee-a9cd-fc3ed2f9be1f","candidateId":"01a2015c-b9ea-77f6-b1ba-2a404a8cad3c","partId":"theory","state":"submitted","seat":"seat-0001-of-the-exam-room","items":6,"identityConfirmed":true,"agreed":true,"checked":true,"ledger":{"limitMs":1800000,"segments":[{"boot":"boot-1","from":1000,"to":1000}],"credits":[],"open":null},"current":"b0s6aja7e5xc","flagged":["m7wrfpth72jb"],"paused":null,"interruptions":0,"startedAt":1780272000000,"finished":{"how":"submitted","at":1780272000000,"reason":""}}', 'MZV3T-WBW88');
INSERT INTO paper VALUES ('01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'b4ce280e00c0c9e8d82be5cea2c8d6d23056c8e7d6d1d7bdb85b1c5c69f3d4e3', '{"format":"invigil-paper/1","seed":"IpH4W-7desYCFpCS8fS4eA","blueprintId":"paper","blueprintVersion":1,"bankId":"made-up","bankVersion":1,"bankHash":"c42da4653e543e3668d4aa5d7545e6655609ae9becfdc8da5157d3427e45a0cb","locale":"zh-CN","multipleScoring":"all-or-nothing","items":[{"ref":"625v94shf7db","item":{"kind":"single","id":"item-8","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 8"}],"stem":{"zh-CN":"第8题：下列哪一项符合规定？","en":"Item 8: which of these follows the rule?"},"rationale":{"zh-CN":"依据第8行。","en":"By row 8."},"options":[{"id":"a","text":{"zh-CN":"第8题的选项a","en":"Option a of item 8"}},{"id":"b","text":{"zh-CN":"第8题的选项b","en":"Option b of item 8"}},{"id":"c","text":{"zh-CN":"第8题的选项c","en":"Option c of item 8"}},{"id":"d","text":{"zh-CN":"第8题的选项d","en":"Option d of item 8"}}],"key":"a","shuffle":true},"points":1,"ruleId":"all","options":[{"ref":"dk1twt707wvf","optionId":"c"},{"ref":"avsz641cv3q9","optionId":"a"},{"ref":"gqbyw6bdfg7y","optionId":"b"},{"ref":"j4fakbq41dtt","optionId":"d"}]},{"ref":"zz3nz28nfp0y","item":{"kind":"text","id":"item-13","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 13"}],"stem":{"zh-CN":"第13题：下列哪一项符合规定？","en":"Item 13: which of these follows the rule?"},"rationale":{"zh-CN":"依据第13行。","en":"By row 13."},"accepted":["word 13"]},"points":1,"ruleId":"all","options":[]},{"ref":"t9s0y6d9a6as","item":{"kind":"single","id":"item-6","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 6"}],"stem":{"zh-CN":"第6题：下列哪一项符合规定？","en":"Item 6: which of these follows the rule?"},"rationale":{"zh-CN":"依据第6行。","en":"By row 6."},"options":[{"id":"a","text":{"zh-CN":"第6题的选项a","en":"Option a of item 6"}},{"id":"b","text":{"zh-CN":"第6题的选项b","en":"Option b of item 6"}},{"id":"c","text":{"zh-CN":"第6题的选项c","en":"Option c of item 6"}},{"id":"d","text":{"zh-CN":"第6题的选项d","en":"Option d of item 6"}}],"key":"d","shuffle":true},"points":1,"ruleId":"all","options":[{"ref":"8kcvcym5f7qs","optionId":"a"},{"ref":"12fx4gdvcvq0","optionId":"c"},{"ref":"0ptw541j491e","optionId":"b"},{"ref":"qkrz65td5fj6","optionId":"d"}]},{"ref":"0k6w2d0fm436","item":{"kind":"single","id":"item-46","topic":"faults","difficulty":2,"sources":[{"source":"made-up","place":"Row 46"}],"stem":{"zh-CN":"第46题：下列哪一项符合规定？","en":"Item 46: which of these follows the rule?"},"rationale":{"zh-CN":"依据第46行。","en":"By row 46."},"options":[{"id":"a","text":{"zh-CN":"第46题的选项a","en":"Option a of item 46"}},{"id":"b","text":{"zh-CN":"第46题的选项b","en":"Option b of item 46"}},{"id":"c","text":{"zh-CN":"第46题的选项c","en":"Option c of item 46"}},{"id":"d","text":{"zh-CN":"第46题的选项d","en":"Option d of item 46"}}],"key":"d","shuffle":true},"points":1,"ruleId":"all","options":[{"ref":"8gx00850jnyq","optionId":"b"},{"ref":"6e0sama5bcpv","optionId":"c"},{"ref":"a9zd5r5332dm","optionId":"a"},{"ref":"3cbs633y81qb","optionId":"d"}]},{"ref":"6wgst0f49bpz","item":{"kind":"single","id":"item-12","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 12"}],"stem":{"zh-CN":"第12题：下列哪一项符合规定？","en":"Item 12: which of these follows the rule?"},"rationale":{"zh-CN":"依据第12行。","en":"By row 12."},"options":[{"id":"a","text":{"zh-CN":"第12题的选项a","en":"Option a of item 12"}},{"id":"b","text":{"zh-CN":"第12题的选项b","en":"Option b of item 12"}},{"id":"c","text":{"zh-CN":"第12题的选项c","en":"Option c of item 12"}},{"id":"d","text":{"zh-CN":"第12题的选项d","en":"Option d of item 12"}}],"key":"c","shuffle":true},"points":1,"ruleId":"all","options":[{"ref":"z3zqaeajk37q","optionId":"a"},{"ref":"wjagmv9bfe2t","optionId":"c"},{"ref":"hh4wnxdvkcq6","optionId":"d"},{"ref":"b7qsb72j34x0","optionId":"b"}]},{"ref":"vrna025vmna7","item":{"kind":"text","id":"item-37","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 37"}],"stem":{"zh-CN":"第37题：下列哪一项符合规定？","en":"Item 37: which of these follows the rule?"},"rationale":{"zh-CN":"依据第37行。","en":"By row 37."},"accepted":["word 37"]},"points":1,"ruleId":"all","options":[]}]}', 1780272000000);
INSERT INTO paper VALUES ('01a2015c-b9eb-7934-8409-9c6b5e0350d5', '842d7c01aca45f25211216bfc988fd817f71181b8fc802b565627a5ce047987e', '{"format":"invigil-paper/1","seed":"_GxQie2jdwQ_HaVJTjS3gQ","blueprintId":"paper","blueprintVersion":1,"bankId":"made-up","bankVersion":1,"bankHash":"c42da4653e543e3668d4aa5d7545e6655609ae9becfdc8da5157d3427e45a0cb","locale":"zh-CN","multipleScoring":"all-or-nothing","items":[{"ref":"0fdy6jy99w2d","item":{"kind":"single","id":"item-2","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 2"}],"stem":{"zh-CN":"第2题：下列哪一项符合规定？","en":"Item 2: which of these follows the rule?"},"rationale":{"zh-CN":"依据第2行。","en":"By row 2."},"options":[{"id":"a","text":{"zh-CN":"第2题的选项a","en":"Option a of item 2"}},{"id":"b","text":{"zh-CN":"第2题的选项b","en":"Option b of item 2"}},{"id":"c","text":{"zh-CN":"第2题的选项c","en":"Option c of item 2"}},{"id":"d","text":{"zh-CN":"第2题的选项d","en":"Option d of item 2"}}],"key":"b","shuffle":true},"points":1,"ruleId":"all","options":[{"ref":"c89zjfbbpmx5","optionId":"c"},{"ref":"pwjdnz2vbtn1","optionId":"d"},{"ref":"kbd995467tqm","optionId":"b"},{"ref":"3cr6fkpn5r79","optionId":"a"}]},{"ref":"m7wrfpth72jb","item":{"kind":"text","id":"item-19","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 19"}],"stem":{"zh-CN":"第19题：下列哪一项符合规定？","en":"Item 19: which of these follows the rule?"},"rationale":{"zh-CN":"依据第19行。","en":"By row 19."},"accepted":["word 19"]},"points":1,"ruleId":"all","options":[]},{"ref":"b0s6aja7e5xc","item":{"kind":"text","id":"item-37","topic":"safety","difficulty":3,"sources":[{"source":"made-up","place":"Row 37"}],"stem":{"zh-CN":"第37题：下列哪一项符合规定？","en":"Item 37: which of these follows the rule?"},"rationale":{"zh-CN":"依据第37行。","en":"By row 37."},"accepted":["word 37"]},"points":1,"ruleId":"all","options":[]},{"ref":"xq0wnewwpqhq","item":{"kind":"text","id":"item-5","topic":"billing","difficulty":1,"sources":[{"source":"made-up","place":"Row 5"}],"stem":{"zh-CN":"第5题：下列哪一项符合规定？","en":"Item 5: which of these follows the rule?"},"rationale":{"zh-CN":"依据第5行。","en":"By row 5."},"accepted":["word 5"]},"points":1,"ruleId":"all","options":[]},{"ref":"m9mjg206brec","item":{"kind":"text","id":"item-49","topic":"law","difficulty":5,"sources":[{"source":"made-up","place":"Row 49"}],"stem":{"zh-CN":"第49题：下列哪一项符合规定？","en":"Item 49: which of these follows the rule?"},"rationale":{"zh-CN":"依据第49行。","en":"By row 49."},"accepted":["word 49"]},"points":1,"ruleId":"all","options":[]},{"ref":"bq8b6byp4jja","item":{"kind":"single","id":"item-28","topic":"service","difficulty":4,"sources":[{"source":"made-up","place":"Row 28"}],"stem":{"zh-CN":"第28题：下列哪一项符合规定？","en":"Item 28: which of these follows the rule?"},"rationale":{"zh-CN":"依据第28行。","en":"By row 28."},"options":[{"id":"a","text":{"zh-CN":"第28题的选项a","en":"Option a of item 28"}},{"id":"b","text":{"zh-CN":"第28题的选项b","en":"Option b of item 28"}},{"id":"c","text":{"zh-CN":"第28题的选项c","en":"Option c of item 28"}},{"id":"d","text":{"zh-CN":"第28题的选项d","en":"Option d of item 28"}}],"key":"c","shuffle":true},"points":1,"ruleId":"all","options":[{"ref":"s0tjjvrbwh2h","optionId":"c"},{"ref":"xsc5fmpndh6f","optionId":"a"},{"ref":"kjw7c4e2eqjd","optionId":"b"},{"ref":"tawfdy0sywrk","optionId":"d"}]}]}', 1780272000000);
INSERT INTO response VALUES ('01a2015c-b9e9-725b-a7f7-7cd23e30e293', '625v94shf7db', 1, '{"kind":"single","choice":"dk1twt707wvf"}', 1780272000000);
INSERT INTO response VALUES ('01a2015c-b9e9-725b-a7f7-7cd23e30e293', 't9s0y6d9a6as', 1, '{"kind":"single","choice":"8kcvcym5f7qs"}', 1780272000000);
INSERT INTO response VALUES ('01a2015c-b9e9-725b-a7f7-7cd23e30e293', 'zz3nz28nfp0y', 1, '{"kind":"text","text":"词 1"}', 1780272000000);
INSERT INTO response VALUES ('01a2015c-b9eb-7934-8409-9c6b5e0350d5', '0fdy6jy99w2d', 1, '{"kind":"single","choice":"c89zjfbbpmx5"}', 1780272000000);
INSERT INTO response VALUES ('01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'b0s6aja7e5xc', 1, '{"kind":"text","text":"词 2"}', 1780272000000);
INSERT INTO response VALUES ('01a2015c-b9eb-7934-8409-9c6b5e0350d5', 'm7wrfpth72jb', 1, '{"kind":"text","text":"词 1"}', 1780272000000);
INSERT INTO result VALUES ('01a2015c-b9eb-7934-8409-9c6b5e0350d5', 1, 0, 6, 'made-up/1/c42da4653e543e3668d4aa5d7545e6655609ae9becfdc8da5157d3427e45a0cb', 1, '{"items":[{"ref":"0fdy6jy99w2d","points":0,"maximum":1,"outcome":"wrong"},{"ref":"m7wrfpth72jb","points":0,"maximum":1,"outcome":"wrong"},{"ref":"b0s6aja7e5xc","points":0,"maximum":1,"outcome":"wrong"},{"ref":"xq0wnewwpqhq","points":0,"maximum":1,"outcome":"blank"},{"ref":"m9mjg206brec","points":0,"maximum":1,"outcome":"blank"},{"ref":"bq8b6byp4jja","points":0,"maximum":1,"outcome":"blank"}],"byTopic":[{"topic":"safety","points":0,"maximum":2},{"topic":"law","points":0,"maximum":2},{"topic":"billing","points":0,"maximum":1},{"topic":"service","points":0,"maximum":1}]}', 1780272000000);
