"""What programs of Ruby do to people, each question in several idioms, and their harmless twins."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

_MODEL = "class {name} < ApplicationRecord\n{body}end\n"
_CONCERN = "module Removable\n  extend ActiveSupport::Concern\n\n  def erase!\n    update!(removed_at: Time.current)\n  end\nend\n"
_MIXING = "class Resident < ApplicationRecord\n  include Removable\nend\n"
_HIDING = "module Archivable\n  def destroy\n    run_callbacks(:destroy) { update_columns(archived_at: Time.current) }\n    self\n  end\nend\n"
_RULES = "module Reachable\n  extend ActiveSupport::Concern\n\n  included do\n    %s\n  end\nend\n"
_MIXED = "class %s < ApplicationRecord\n  include %s\nend\n"
_SCHEMA = 'ActiveRecord::Schema[7.1].define do\n  create_table "patients" do |t|\n    t.string "phone"\n%s  end\nend\n'
_INDEX = (
    "class AddIndex < ActiveRecord::Migration[7.1]\n  def change\n    add_index :%s, :phone, unique: true\n  end\nend\n"
)


def _in_model(body: str, name: str = "Member") -> dict[str, str]:
    return {"app/models/m.rb": _MODEL.format(name=name, body=body)}


def _in_controller(body: str) -> dict[str, str]:
    return {"app/controllers/c_controller.rb": f"class CController < ApplicationController\n{body}end\n"}


_OPENING = {
    "app/jobs/j.rb": "class J < ApplicationJob\n  def perform\n    Slot.hidden.find_each { |slot| slot.update!(visible_from: %s) }\n  end\nend\n"
}


def _opened(value: str) -> dict[str, str]:
    return {path: text % value for path, text in _OPENING.items()}


_JOB = {"app/jobs/sms_job.rb": "class SmsJob < ApplicationJob\n  def perform(phone)\n    Sms.send(phone)\n  end\nend\n"}
FOUND: list[tuple[str, Mapping[str, str]]] = [
    ("personal-data-in-log", {**_JOB, **_in_controller("  def create\n    SmsJob.set(wait: 1.hour).perform_later(phone_number: claimant.phone_number)\n  end\n")}),
    ("two-names-required", {"app/forms/f.rb": "class Desk::PersonForm\n  validates :first_name, :last_name, presence: true, allow_blank: false\nend\n"}),
    ("two-names-required", {"app/models/f.rb": "class Follow < ApplicationRecord\n  validates :first_name, :last_name, :birth_date, presence: true, on: :update\nend\n"}),
    ("phone-french-only", {"app/models/m.rb": _MODEL.format(name="Resident", body="  validates :name, presence: true\n  validates :phone, e164: true\n"), "app/validators/e164_validator.rb": "class E164Validator < ActiveModel::EachValidator\n  PHONE = /\\A\\+1\\d{10}\\z/\n\n  def validate_each(record, name, value)\n    unless value.match?(PHONE)\n      record.errors.add(name, :bad)\n    end\n  end\nend\n"}),
    ("foreign-answer-refused", {"app/forms/number_form.rb": "class NumberForm\n  validates_presence_of :ssn\nend\n"}),
    ("slot-release-random", {"app/services/s.rb": "class RegistrationCalendar\n  def self.opening_of(session)\n    session.day + rand(0...24 * 60).minutes\n  end\nend\n"}),
    ("slot-release-random", {"app/models/s.rb": "class Slot < ApplicationRecord\n  def self.release(date)\n    where(day: date).update_all(visible_at: Time.current + SecureRandom.random_number(12).hours)\n  end\nend\n"}),
    ("slot-release-random", {"app/jobs/s.rb": 'class PublierCreneauxJob < ApplicationJob\n  def perform\n    Creneau.order("RANDOM()").limit(3).update_all(visible: true)\n  end\nend\n'}),
    ("slot-release-random", {**_opened("OpeningWindow.draw(Date.current)"), "app/models/opening_window.rb": "class OpeningWindow\n  def self.draw(day)\n    day.beginning_of_day + rand(0..SPREAD.to_i).seconds\n  end\nend\n"}),
    ("slot-release-random", {**_opened("Calendar.new(day).moment"), "app/services/calendar.rb": "class Calendar\n  def moment\n    return @day if @fixed\n\n    @day + Random.rand(24).hours\n  end\nend\n"}),
    ("slot-release-random", {"lib/tasks/slots.rake": "task :fill do\n  Slot.create!(visible_from: Time.current + rand(5).days)\nend\n"}),
    ("slot-release-random", {**_opened("Date.tomorrow + rand(86_400).seconds")}),
    ("soft-delete-only", {"app/models/concerns/removable.rb": _CONCERN, "app/models/resident.rb": _MIXING}),
    ("soft-delete-only", {"app/models/concerns/archivable.rb": _HIDING, "app/models/account.rb": _MIXED % ("Account", "Archivable")}),
    ("soft-delete-only", {"app/models/concerns/archivable.rb": _HIDING, "app/models/account.rb": _MIXED % ("Account", "Archivable") + "# has_many :letters, dependent: :destroy, unless archived_at\n"}),
    ("contact-unique-per-person", {"app/models/concerns/reachable.rb": _RULES % "validates :phone, uniqueness: true, allow_nil: true", "app/models/resident.rb": _MIXED % ("Resident", "Reachable")}),
    ("contact-unique-per-person", {"app/models/reachable.rb": _RULES % "validates :email, uniqueness: { message: 'x' }", "app/models/patient.rb": _MIXED % ("Patient", "::Reachable")}),
    ("postal-address-required", {"app/models/concerns/reachable.rb": _RULES % "validates :address, :town, presence: true", "app/models/claimant.rb": _MIXED % ("Claimant", "Reachable")}),
    ("soft-delete-only", _in_model("  def close_account\n    self.deleted_at = Time.zone.now\n    save!\n  end\n")),
    ("soft-delete-only", _in_controller("  def delete_account\n    current_user.update(deleted: true)\n    redirect_to root_path\n  end\n")),
    ("contact-unique-per-person", {"db/migrate/1_add_index.rb": _INDEX % "patients"}),
    ("contact-unique-per-person", {"db/schema.rb": _SCHEMA % '    t.index ["phone"], name: "by_phone", unique: true\n'}),
    ("contact-unique-per-person", {"db/schema.rb": _SCHEMA % '    t.index ["phone"], unique: true\n  end\n  create_table "patients_staff" do |t|\n    t.string "password_digest"\n'}),
    ("contact-unique-per-person", {"app/models/patient.rb": _MODEL.format(name="Patient", body="  validates :email, presence: true, uniqueness: true\n")}),
    ("consent-presumed", {"db/migrate/1_add.rb": "class Add < ActiveRecord::Migration[7.1]\n  def change\n    add_column :users, :share_with_partners, :boolean, default: true\n  end\nend\n"}),
    ("consent-presumed", {"db/schema.rb": 'ActiveRecord::Schema[7.1].define do\n  create_table "users" do |t|\n    t.boolean "share_with_partners", default: true, null: false\n  end\nend\n'}),
    ("consent-presumed", _in_model("  attribute :share_with_partners, :boolean, default: true\n")),
    ("consent-presumed", {"app/jobs/r_job.rb": "class RenewConsentsJob < ApplicationJob\n  def renew(consent)\n    consent.update!(expires_on: 1.year.from_now)\n  end\nend\n"}),
    ("consent-bundled", _in_controller("  def create\n    Member.create!(terms_accepted: form.agree, newsletter_consent: form.agree)\n  end\n")),
    ("session-timeout-short", _in_controller("  def check\n    reset_session if session[:ip] != request.remote_ip\n  end\n")),
    ("session-timeout-short", _in_controller("  def check\n    return if session[:user_agent] == request.user_agent\n\n    sign_out\n  end\n")),
    ("session-timeout-short", _in_controller("  def check\n    unless cookies[:ip] == request.remote_ip\n      sign_out(current_user)\n    end\n  end\n")),
    ("reading-tracked", _in_controller("  def search\n    SearchLog.create!(user: current_user, query: params[:q])\n  end\n")),
    ("reading-tracked", _in_controller("  def search\n    current_reader.search_history << { user_id: current_user.id, query: params[:q] }\n  end\n")),
    ("lockout-without-human", _in_model("  def failed\n    update!(locked: true) if failed_attempts >= 5\n  end\n", "Account")),
    ("lockout-without-human", _in_model("  def failed\n    if failed_attempts >= 5\n      self.locked = true\n    end\n  end\n", "Account")),
    ("lockout-without-human", _in_model("  def failed\n    return unless attempts >= MOST\n\n    update_columns(blocked: true)\n  end\n", "Account")),
    ("password-rotation-forced", _in_model("  def password_expired?\n    password_changed_at < 90.days.ago\n  end\n", "Account")),
    ("password-rotation-forced", _in_model("  def must_change_password? = password_changed_at.before?(3.months.ago)\n", "Account")),
    ("personal-data-in-log", _in_controller('  def create\n    Rails.logger.info("Request of #{user.email}")\n  end\n')),
    ("personal-data-in-log", {"app/services/s.rb": 'class S\n  def call\n    logger.warn "no answer", email: @applicant.email\n  end\nend\n'}),
    ("refusal-remedies-missing", _in_controller('  def show\n    redirect_to root_path, alert: "Votre demande est refusée."\n  end\n')),
    ("refusal-remedies-missing", _in_controller('  def show\n    flash[:alert] = "Votre demande est refusée."\n    redirect_to root_path\n  end\n')),
    ("withdrawal-asymmetry", _in_controller('  def unsubscribe\n    redirect_to root_path, notice: "Vous êtes désabonné."\n  end\n')),
    ("withdrawal-asymmetry", _in_controller('  def receive\n    return if params[:Body] == "STOP"\n\n    answer(params)\n  end\n')),
    ("withdrawal-asymmetry", _in_model("  def withdraw\n    user.update!(blocked_until: 6.months.from_now)\n  end\n", "Request")),
    ("refusal-automated", _in_model('  def decide(applicant)\n    applicant.update!(status: :refused, decided_by: "system")\n  end\n', "Request")),
    ("refusal-automated", {"app/services/d.rb": "class Decide\n  def call(applicant)\n    applicant.decision = :rejected\n    applicant.decided_by = :system\n  end\nend\n"}),
    ("two-names-required", {"app/models/applicant.rb": _MODEL.format(name="Applicant", body="  validates :first_name, :last_name, presence: true\n")}),
    ("two-names-required", {"app/models/applicant.rb": _MODEL.format(name="Applicant", body="  validates_presence_of :first_name, :last_name\n")}),
    ("consent-preticked", _in_controller("  def new\n    @cookies_consent = reader.build_cookies_consent(tracking_accepted: true, support_accepted: true)\n  end\n")),
]  # fmt: skip
SILENT: list[tuple[str, Mapping[str, str]]] = [
    ("two-names-required", {"app/forms/f.rb": "class Desk::PersonForm\n  with_options if: :known? do\n    validates :first_name, :last_name, presence: true\n  end\nend\n"}),
    ("two-names-required", {"app/forms/f.rb": "class Agents::PersonForm\n  validates :first_name, :last_name, presence: true\nend\n"}),
    ("foreign-answer-refused", {"app/forms/login_form.rb": "class LoginForm\n  validates_presence_of :ssn\nend\n"}),
    ("slot-release-random", {"lib/tasks/dev.rake": "task :fill do\n  Slot.create!(visible_from: Time.current + rand(5).days)\nend\n"}),
    ("slot-release-random", {**_opened("OpeningWindow.at(Date.current)"), "app/models/opening_window.rb": "class OpeningWindow\n  def self.at(day)\n    day + 9.hours\n  end\n\n  def self.colour\n    Time.current + rand(9).hours\n  end\nend\n"}),
    ("slot-release-random", {"app/jobs/j.rb": "class PublishSlotsJob\n  def perform\n    self.class.set(wait: rand(30).seconds).perform_later(slots: open_slots)\n  end\nend\n"}),
    ("soft-delete-only", {"app/models/concerns/archivable.rb": _HIDING, "app/models/account.rb": _MIXED % ("Account", "Archivable"), "app/jobs/end.rb": "Account.where(archived_at: ..1.year.ago).find_each(&:destroy)\n"}),
    ("contact-unique-per-person", {"app/models/concerns/reachable.rb": _RULES % "validates :phone, uniqueness: true", "app/models/supplier.rb": _MIXED % ("Supplier", "Reachable")}),
    ("contact-unique-per-person", {"app/models/concerns/reachable.rb": _RULES % "validates :email, uniqueness: true", "app/models/resident.rb": _MIXED % ("Resident", "Reachable") + "# devise :database_authenticatable\n"}),
    ("postal-address-required", {"app/models/concerns/reachable.rb": _RULES % "validates :address, :town, presence: true", "app/models/hall.rb": _MIXED % ("Hall", "Reachable")}),
    ("slot-release-random", {"app/services/s.rb": "class Raffle\n  def call\n    @session.demandes.shuffle(random: SecureRandom).first(3).each(&:accepter!)\n  end\nend\n"}),
    ("slot-release-random", {"app/jobs/s.rb": "class RemindJob < ApplicationJob\n  def perform\n    SendSlotJob.set(wait: rand(5..60).seconds).perform_later\n  end\nend\n"}),
    ("slot-release-random", {"spec/models/s_spec.rb": "RSpec.describe Slot do\n  it { Slot.release(visible_at: Time.current + rand(12).hours) }\nend\n"}),
    ("soft-delete-only", _in_model("  def close!\n    update!(removed_at: Time.current)\n    EraseJob.set(wait: GRACE).perform_later(id)\n  end\n")),
    ("soft-delete-only", {**_in_model("  def close!\n    update!(removed_at: Time.current)\n  end\n"), "lib/tasks/old.rake": "task clean: :environment do\n  Member.where(removed_at: ..1.month.ago).destroy_all\nend\n"}),
    ("soft-delete-only", {"app/models/concerns/removable.rb": _CONCERN, "app/models/notice.rb": _MIXING.replace("Resident", "Notice")}),
    ("contact-unique-per-person", {"db/migrate/1_add_index.rb": _INDEX % "desk_lines"}),
    ("contact-unique-per-person", {"db/migrate/1_add_index.rb": _INDEX % "patients", "db/schema.rb": _SCHEMA % ""}),
    ("contact-unique-per-person", {"db/schema.rb": _SCHEMA % '    t.index ["phone"], unique: true\n    t.string "password_digest"\n'}),
    ("contact-unique-per-person", {"app/models/patient.rb": _MODEL.format(name="Patient", body="  devise :database_authenticatable\n  validates :email, uniqueness: true\n")}),
    ("contact-unique-per-person", {"app/models/patient.rb": _MODEL.format(name="Patient", body="  validates :phone, uniqueness: { scope: :household_id }\n")}),
    ("consent-presumed", {"db/migrate/1_add.rb": "class Add < ActiveRecord::Migration[7.1]\n  def change\n    add_column :users, :share_with_partners, :boolean, default: false\n  end\nend\n"}),
    ("consent-presumed", {"spec/factories/users.rb": "FactoryBot.define do\n  factory(:user) { share_with_partners { true } }\nend\n"}),
    ("consent-presumed", _in_controller("  def renew\n    consent.update!(expires_on: 1.year.from_now) if params[:agree]\n  end\n")),
    ("consent-bundled", _in_controller("  def create\n    Member.create!(terms_accepted: form.agree, newsletter_consent: form.newsletter)\n  end\n")),
    ("session-timeout-short", _in_controller("  def check\n    reset_session if session[:lang] != params[:lang]\n  end\n")),
    ("session-timeout-short", {"features/step_definitions/s.rb": "When('x') do\n  reset_session if session[:ip] != request.remote_ip\nend\n"}),
    ("refusal-remedies-missing", _in_controller('  def show\n    flash[:alert] = "Ce fichier CSV a expiré"\n    redirect_to root_path\n  end\n')),
    ("two-names-required", {"app/models/agent.rb": _MODEL.format(name="Agent", body="  validates :first_name, :last_name, presence: true\n")}),
    ("consent-preticked", _in_controller("  def new\n    @cookies_consent = reader.build_cookies_consent(tracking_accepted: false, support_accepted: false)\n  end\n")),
    ("reading-tracked", _in_controller("  def search\n    SearchLog.create!(agent: current_agent, query: params[:q])\n  end\n")),
    ("lockout-without-human", _in_model("  def failed\n    update!(locked: true, locked_until: 1.hour.from_now) if failed_attempts >= 5\n  end\n", "Account")),
    ("lockout-without-human", _in_model("  def failed\n    update!(locked: true) if pages >= 5\n  end\n", "Document")),
    ("personal-data-in-log", {**_JOB, **_in_controller("  def create\n    SmsJob.perform_later(claimant.id)\n  end\n")}),
    ("personal-data-in-log", {**_JOB, "config/initializers/jobs.rb": "ActiveJob::Base.log_arguments = false\n", **_in_controller("  def create\n    SmsJob.perform_later(claimant.phone)\n  end\n")}),
    ("password-rotation-forced", _in_model("  def token_expired?\n    reset_password_sent_at < 1.hour.ago\n  end\n", "Account")),
    ("personal-data-in-log", _in_controller('  def create\n    Rails.logger.info("Request #{demande.id}, by #{current_agent.email}")\n  end\n')),
    ("refusal-remedies-missing", _in_controller('  def show\n    redirect_to request_path, alert: "Votre demande est refusée."\n  end\n')),
    ("withdrawal-asymmetry", _in_controller('  def unsubscribe\n    subscription.destroy!\n    redirect_to root_path, notice: "Vous êtes désabonné."\n  end\n')),
    ("withdrawal-asymmetry", _in_controller('  def receive\n    return opt_out(params) if params[:Body] == "STOP"\n\n    answer(params)\n  end\n')),
    ("refusal-automated", _in_model("  def decide(applicant)\n    applicant.update!(status: :refused, decided_by: current_agent)\n  end\n", "Request")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "files"), FOUND)
def test_what_ruby_does_to_people_is_told(rule: str, files: Mapping[str, str]) -> None:
    assert len(found_in(rule_named(rule), files)) == 1


@pytest.mark.parametrize(("rule", "files"), SILENT)
def test_what_ruby_does_to_nobody_is_not(rule: str, files: Mapping[str, str]) -> None:
    assert not found_in(rule_named(rule), files)
